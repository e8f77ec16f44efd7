/**
 * Reads a Task 1 answer: a JSON object from value to rating, as models really write it. Nothing is guessed.
 *
 * An object that is not valid JSON is not repaired, as in the authors' evaluation: with repaired answers Gemma's rate
 * in Uganda moves from the printed .46 to .47.
 */

import { SCHWARTZ_VALUES } from '../schwartz-values';
import type { Rating } from '../statistics/measures';
import { nameLookup, normalizeName } from '../text/names';
import { type JsonObject, type JsonReading, readJsonObject } from './json-object';
import { withoutThoughts } from './thoughts';
import { writtenPairs } from './written-pairs';

export type Task1Cause =
  | 'no JSON object'
  | 'broken JSON'
  | 'no known value'
  | 'missing value'
  | 'unknown value name'
  | 'not applicable'
  | 'rating not 1 to 4'
  | 'label contradicts number'
  | 'contradictory ratings'
  | 'rates another value';

export interface Task1Problem {
  readonly cause: Task1Cause;
  /** The value in question, as in the answer; absent where the whole answer could not be read. */
  readonly value?: string;
  /** What the answer has instead of a rating. */
  readonly found?: unknown;
}

export interface Task1Answer {
  readonly ratings: ReadonlyMap<string, Rating>;
  readonly problems: readonly Task1Problem[];
}

/** The verbal labels of both framings, claim and portrait. */
const LABELS: Readonly<Record<string, Rating>> = {
  'strongly agree': 1,
  agree: 2,
  disagree: 3,
  'strongly disagree': 4,
  'very much like me': 1,
  'like me': 2,
  'not like me': 3,
  'not like me at all': 4,
};

const NOT_APPLICABLE = new Set(['', 'na', 'n a', 'none', 'null', 'not applicable', 'unknown']);
export const RATING_KEYS: readonly string[] = ['rating', 'score', 'answer', 'response', 'option', 'value'];

const CAUSES: Readonly<Record<JsonReading['kind'], Task1Cause>> = {
  none: 'no JSON object',
  broken: 'broken JSON',
  repaired: 'broken JSON',
  strict: 'no known value',
};

/** What begins with a rating may go on for a while, but not for ever. */
export const LONGEST_RATING = 10_000;

export const valueNamed = nameLookup(SCHWARTZ_VALUES.map(({ value }) => value));

function isRecord(entry: unknown): entry is JsonObject {
  return typeof entry === 'object' && entry !== null && !Array.isArray(entry);
}

/** Whether a text ends with a rating's own label, such as "2 agree". */
export function hasLabel(text: string): boolean {
  return LABELS[normalizeName(text.replace(/^\W*\d\W*/, ''))] !== undefined;
}

/** A rating, or why there is none. */
export function readRating(entry: unknown): Rating | Task1Cause {
  if (entry === null || entry === undefined) return 'not applicable';
  if (isRecord(entry)) {
    const key = RATING_KEYS.find((candidate) => candidate in entry);
    return key ? readRating(entry[key]) : 'rating not 1 to 4';
  }
  if (Array.isArray(entry)) return entry.length === 1 ? readRating(entry[0]) : 'rating not 1 to 4';
  const text = String(entry).trim();
  if (text.length > LONGEST_RATING) return 'rating not 1 to 4';
  const normal = normalizeName(text);
  if (NOT_APPLICABLE.has(normal)) return 'not applicable';
  const label = LABELS[normal];
  if (label) return label;
  const numbered =
    /^(?:option\s*)?\(?([1-4])(?:\.0+)?(?:\s*\/\s*4)?\)?(?:\s*[:.)\-–—=,]+\s*|\s+|\s*(?=\())?([^\d]*)$/i.exec(
      text,
    );
  if (!numbered) return 'rating not 1 to 4';
  const rating = Number(numbered[1]) as Rating;
  const said = LABELS[normalizeName(numbered[2] ?? '')];
  return said !== undefined && said !== rating ? 'label contradicts number' : rating;
}

/** Value and rating pairs of an object; wrappers such as `{"ratings": {...}}` and lists of pairs are opened. */
function* pairsOf(object: JsonObject, depth = 0): Generator<[name: string, entry: unknown]> {
  for (const [name, entry] of Object.entries(object)) {
    if (valueNamed(name) || depth >= 2) yield [name, entry];
    else if (Array.isArray(entry) && entry.every(isRecord)) {
      for (const item of entry) {
        const named = item.value ?? item.name;
        if (typeof named === 'string') yield [named, item.rating ?? item.score ?? item.answer];
      }
    } else if (isRecord(entry) && Object.keys(entry).some((key) => valueNamed(key)))
      yield* pairsOf(entry, depth + 1);
    else yield [name, entry];
  }
}

/**
 * @param answer the model's raw answer to one Task 1 prompt
 * @returns the ratings read, by canonical value name, and every problem; each of the 56 values is either rated or has
 *   a problem, unless the whole answer is one
 */
export function readTask1Answer(answer: string): Task1Answer {
  const said = withoutThoughts(answer);
  const reading = readJsonObject(said);
  const pairs = reading.kind === 'strict' ? [...pairsOf(reading.object)] : [];
  const ratings = new Map<string, Rating>();
  const problems: Task1Problem[] = [];
  const contradicted = new Set<string>();
  const concerned = new Set<string>();
  for (const [name, entry] of pairs) {
    const value = valueNamed(name);
    if (!value) {
      problems.push({ cause: 'unknown value name', value: name });
      continue;
    }
    concerned.add(value);
    const rating = readRating(entry);
    if (typeof rating === 'string') problems.push({ cause: rating, value, found: entry });
    else if (ratings.has(value) && ratings.get(value) !== rating) contradicted.add(value);
    else ratings.set(value, rating);
  }
  for (const [name, entry] of reading.kind === 'strict' ? writtenPairs(said) : []) {
    const value = valueNamed(name);
    const [kept, rating] = [value && ratings.get(value), readRating(entry)];
    if (value && kept && typeof rating === 'number' && rating !== kept) contradicted.add(value);
  }
  if (concerned.size === 0) {
    const cause = CAUSES[reading.kind];
    return { ratings: new Map(), problems: [{ cause }] };
  }
  for (const value of contradicted) {
    ratings.delete(value);
    problems.push({ cause: 'contradictory ratings', value });
  }
  for (const { value } of SCHWARTZ_VALUES)
    if (!concerned.has(value)) problems.push({ cause: 'missing value', value });
  return { ratings, problems };
}
