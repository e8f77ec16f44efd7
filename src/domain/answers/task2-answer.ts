/** Reads a Task 2 answer: which of two options a model chose, as models really write it. Nothing is guessed. */

import { normalizeName } from '../text/names';
import { readJsonObject } from './json-object';
import { withoutThoughts } from './thoughts';
import { writtenPairs } from './written-pairs';

export type Task2Cause =
  | 'no choice'
  | 'both options named'
  | 'option named, not chosen'
  | 'choice is neither option'
  | 'contradictory choices';

export type Task2Answer = { readonly option: 1 | 2 } | { readonly cause: Task2Cause };

const CHOICE_KEYS = new Set([
  'choice',
  'action',
  'selected',
  'selection',
  'selected option',
  'option',
  'answer',
  'chosen',
]);

const EXACT = /^(?:the )?(?:(?:option|action|choice|answer) ?)?(?:is )?(1|2|a|b|one|two)$/;
/** `option 1`, `options 1 and 2`, `the second action`. */
const NAMED =
  /\b(?:(?:option|action|choice)s? ?(1|2|one|two)(?: (?:and|or) (1|2|one|two))?|(first|second) (?:option|action|choice))\b/g;
/** The answer first, followed by words about it. */
const ANSWER_FIRST =
  /^\W*(?:option|action|choice)[ _]?(?:1|2|one|two)["'*_`)]*(?:\s*[.:;,\n\u2013\u2014-]|\s+because\b)/i;
const NEGATION =
  /\b(?:not|no|never|neither|nor|none|cannot|avoid|reject|refuse|decline|against|except|instead of|rather than|(?:can|don|won|wouldn|couldn|shouldn|isn|doesn|didn) t)\b/;

/** A judgement against what is named. */
const AGAINST =
  /\b(?:wrong|bad|worse|worst|poor|terrible|awful|horrible|mistake|harmful|unethical|immoral|inappropriate|unacceptable|unwise|unlikely|disagree|dislike|hate|oppose|hardly|barely|scarcely|skip|discard|dismiss|exclude|rule(?:d|s)? out|least)\b/;
/** What speaks for an option; a few words need no more. */
const FOR =
  /\b(?:choose|chose|choosing|choice|pick|select|prefer|go(?:ing)? with|went with|opt|favou?r|lean|take|taking|do|agree|support|endorse|recommend|decide|decision|answer|best|better|closer|closest|fits?|suits?|aligns?|right|appropriate|would be (?:mine|my))\b/;
const FEW_WORDS = 4;

/** Whether a sentence that names one option says that it is chosen. */
function isChosen(text: string, normal: string): boolean {
  const first = ANSWER_FIRST.exec(text)?.[0];
  if (first !== undefined) {
    const next = normalizeName(text.slice(first.length)).split(' ').slice(0, FEW_WORDS).join(' ');
    return /[.\n]\s*$|because$/i.test(first) || !AGAINST.test(next);
  }
  if (NEGATION.test(normal) || AGAINST.test(normal)) return false;
  return FOR.test(normal) || normal.split(' ').length <= FEW_WORDS;
}

const FIRST = ['1', 'a', 'one', 'first'];

/** `Option 1`, `option_2.`, `1`, `"A"`, or a sentence that names exactly one option and speaks for it. */
function optionIn(text: string): 1 | 2 | Task2Cause {
  const normal = normalizeName(text);
  const exact = EXACT.exec(normal)?.[1];
  if (exact) return FIRST.includes(exact) ? 1 : 2;
  const named = new Set(
    [...normal.matchAll(NAMED)].flatMap(([, ...names]) =>
      names.filter(Boolean).map((name) => (FIRST.includes(name) ? 1 : 2)),
    ),
  );
  if (named.size > 1) return 'both options named';
  const [only] = named;
  if (only) return isChosen(text, normal) ? only : 'option named, not chosen';
  return normal === '' ? 'no choice' : 'choice is neither option';
}

type Pairs = readonly (readonly [key: string, entry: unknown])[];

/** The values of keys that may hold the choice, with wrappers and one-item lists opened. */
function choicesOf(pairs: Pairs, depth = 0): string[] {
  return pairs.flatMap(([key, entry]) => {
    const only: unknown = Array.isArray(entry) && entry.length === 1 ? entry[0] : entry;
    if (typeof only === 'object' && only !== null && depth < 2)
      return Array.isArray(only) ? [] : choicesOf(Object.entries(only), depth + 1);
    if (!CHOICE_KEYS.has(normalizeName(key))) return [];
    return typeof only === 'string' || typeof only === 'number' ? [String(only)] : [];
  });
}

/** @param answer the model's raw answer to one Task 2 prompt */
export function readTask2Answer(answer: string): Task2Answer {
  const said = withoutThoughts(answer);
  const reading = readJsonObject(said);
  if (!('object' in reading)) {
    const option = optionIn(said);
    if (typeof option === 'number') return { option };
    return { cause: option === 'choice is neither option' ? 'no choice' : option };
  }
  const stated = [...choicesOf(Object.entries(reading.object)), ...choicesOf(writtenPairs(said))];
  if (stated.length === 0) return { cause: 'no choice' };
  const options = stated.map(optionIn);
  const fault = options.find((option) => typeof option === 'string');
  if (fault) return { cause: fault };
  const distinct = new Set(options as (1 | 2)[]);
  const [option] = distinct;
  return distinct.size === 1 && option ? { option } : { cause: 'contradictory choices' };
}
