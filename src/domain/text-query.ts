/** What a reader types into a search box: words, "phrases", and either with a minus to exclude them. */
import type { TextRange } from './anchored-spans';
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
 * The terms of a query; all of them must hold. A word is found where a word begins with it; a phrase where its words
 * stand to the letter. An unfinished phrase goes to the end of the query.
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

/** Whether the place between two characters lies within a word. */
function withinWord(text: string, at: number): boolean {
  return WORD.test(text[at - 1] ?? '') && WORD.test(text[at] ?? '');
}

/** Where a folded text holds a term next, from a place on; -1 where it does not. */
function nextPlace(text: string, { text: sought, whole }: TextTerm, from: number): number {
  for (let at = text.indexOf(sought, from); at >= 0; at = text.indexOf(sought, at + 1))
    if (!withinWord(text, at) && !(whole && withinWord(text, at + sought.length))) return at;
  return -1;
}

/** @param text folded */
export function matchesText(text: string, terms: readonly TextTerm[]): boolean {
  return terms.every((term) => nextPlace(text, term, 0) >= 0 !== term.excluded);
}

/** Every place where a text holds a term. @param text folded */
export function placesOf(text: string, term: TextTerm): TextRange[] {
  const places: TextRange[] = [];
  const { length } = term.text;
  for (let at = nextPlace(text, term, 0); at >= 0; at = nextPlace(text, term, at + length))
    places.push({ start: at, end: at + length });
  return places;
}
