/** Reads the answer to a Task 1 prompt that asked for one value: JSON, or the bare rating. Nothing is guessed. */

import type { Rating } from '../statistics/measures';
import { normalizeName } from '../text/names';
import { readJsonObject } from './json-object';
import {
  hasLabel,
  LONGEST_RATING,
  RATING_KEYS,
  readRating,
  readTask1Answer,
  type Task1Cause,
  valueNamed,
} from './task1-answer';
import { withoutThoughts } from './thoughts';
import { writtenPairs } from './written-pairs';

const ABOUT_KEYS = ['value', 'name'];
const QUOTES = /^(["'*`]+)(.*)\1$/;
const LEAD = /^(?:(?:my|the) )?(?:answer|rating|response|score)(?: is)?\s*[:=]?\s+/i;

/** A number with a word behind it that is not one of its labels, such as "4 stars", or the first point of a list. */
const COUNTED = /^\(?[1-4](?:\.0+)?(?:\s+(?!(?:because|since|as)\b)|\)\s*)(?=\p{L})/iu;

/** @returns the rating of the value asked for, or why there is none */
export function readSingleRating(answer: string, value: string): Rating | Task1Cause {
  const said = withoutThoughts(answer);
  const reading = readJsonObject(said);
  if (!('object' in reading)) {
    const bare = said.trim();
    const unquoted = bare.length > LONGEST_RATING ? bare : bare.replace(QUOTES, '$2').replace(LEAD, '');
    const rating = readRating(unquoted);
    if (typeof rating === 'number' && (!COUNTED.test(unquoted) || hasLabel(unquoted))) return rating;
    return reading.kind === 'none' ? 'no JSON object' : 'broken JSON';
  }
  const { object } = reading;
  const about = ABOUT_KEYS.map((key) => valueNamed(String(object[key] ?? ''))).find(Boolean);
  if (about && about !== value) return 'rates another value';
  const own = readTask1Answer(said);
  const unreadable = own.problems.find(
    (problem) => problem.value === value && problem.cause !== 'missing value',
  );
  if (unreadable) return unreadable.cause;
  const keyed = [...Object.entries(object), ...writtenPairs(said)].flatMap(([key, entry]) =>
    RATING_KEYS.includes(normalizeName(key)) && !valueNamed(String(entry)) ? [readRating(entry)] : [],
  );
  const unread = keyed.find((cause) => typeof cause === 'string');
  const named = own.ratings.get(value);
  if (unread && named === undefined) return unread;
  const ratings = new Set([named, ...keyed].filter((rating) => typeof rating === 'number'));
  const [rating] = ratings;
  if (ratings.size > 1) return 'contradictory ratings';
  return rating ?? (own.ratings.size > 0 ? 'rates another value' : 'missing value');
}
