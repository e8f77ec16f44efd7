/** What a reader types into a search box: words, "phrases", and either with a minus to exclude them. */
import type { TextRange } from '../via/anchored-spans';
import { foldText } from './fold-text';

export interface TextTerm {
  /** Folded. */
  readonly text: string;
  /** Whether it must end where a word ends: a phrase whose closing quote is there. */
  readonly whole: boolean;
  readonly excluded: boolean;
}

const TERM = /(-?)(?:"([^"]*)("?)|(\S+))/g;

/**
 * The terms of a query; all of them must match. A word matches words that begin with it; a phrase matches verbatim.
 * An unfinished phrase extends to the end of the query.
 */
export function parseTextQuery(query: string): TextTerm[] {
  return [...foldText(query).matchAll(TERM)]
    .map(([, minus = '', phrase, closing = '', word]) => ({
      text: (phrase ?? word ?? '').trim().replace(/\s+/g, ' '),
      whole: closing !== '',
      excluded: minus === '-',
    }))
    .filter(({ text }) => text !== '' && text !== '-');
}

const WORD = /[\p{L}\p{N}]/u;
const ASCII_WORD = Array.from({ length: 128 }, (_, code) => WORD.test(String.fromCharCode(code)));

/** Called for every place where a letter occurs in the dataset: a look-up is many times faster than the expression. */
function isWord(text: string, at: number): boolean {
  return ASCII_WORD[text.charCodeAt(at)] ?? WORD.test(text[at] ?? '');
}

/** Whether the place between two characters lies within a word. */
function withinWord(text: string, at: number): boolean {
  return isWord(text, at - 1) && isWord(text, at);
}

/** Where a term next occurs in a folded text, from a position on; -1 if it does not. */
function nextPlace(text: string, { text: sought, whole }: TextTerm, from: number): number {
  for (let at = text.indexOf(sought, from); at >= 0; at = text.indexOf(sought, at + 1))
    if (!withinWord(text, at) && !(whole && withinWord(text, at + sought.length))) return at;
  return -1;
}

/** @param text folded */
export function matchesText(text: string, terms: readonly TextTerm[]): boolean {
  return terms.every((term) => nextPlace(text, term, 0) >= 0 !== term.excluded);
}

/** Every place where a term occurs in a text. @param text folded */
export function placesOf(text: string, term: TextTerm): TextRange[] {
  const places: TextRange[] = [];
  const { length } = term.text;
  for (let at = nextPlace(text, term, 0); at >= 0; at = nextPlace(text, term, at + length))
    places.push({ start: at, end: at + length });
  return places;
}
