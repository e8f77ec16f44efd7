/** Turns a raw answer into ratings or a choice; what cannot be read is kept with its cause. */
import { readJsonObject } from './json-object';
import type { Polarity, Rating } from './measures';
import { task2Variant } from './prompts/variants';
import type { RunItem } from './run-plan';
import { readRating, readTask1Answer } from './task1-answer';
import { readTask2Answer } from './task2-answer';

export interface AnswerProblem {
  readonly cause: string;
  /** The value concerned; absent where the whole answer could not be read. */
  readonly value?: string;
}

export interface ScoredAnswer {
  /** Task 1: ratings by value name. Empty for Task 2. */
  readonly ratings: Readonly<Record<string, Rating>>;
  /** Task 2: the polarity of the chosen action; null where none could be read. */
  readonly choice: Polarity | null;
  readonly problems: readonly AnswerProblem[];
  /** Whether the answer declines to answer. */
  readonly refused: boolean;
}

const REFUSAL =
  /\b(?:i\s*(?:['’]m|am)\s+(?:sorry|unable|not able)|i\s+(?:cannot|can['’]t|won['’]t|will not|do not have personal|don['’]t have personal)|as an ai\b|i must decline)/i;

/** Whether a text without a readable answer declines. */
export function isRefusal(answer: string): boolean {
  return REFUSAL.test(answer);
}

function singleRating(answer: string, value: string): { ratings: Record<string, Rating>; cause?: string } {
  const reading = readJsonObject(answer);
  const stated = 'object' in reading ? reading.object : answer;
  const named = 'object' in reading ? readTask1Answer(answer).ratings.get(value) : undefined;
  const rating = named ?? readRating(stated);
  return typeof rating === 'number' ? { ratings: { [value]: rating } } : { ratings: {}, cause: rating };
}

/** @param answer the raw text that the model gave for the item */
export function scoreAnswer(item: RunItem, answer: string): ScoredAnswer {
  if (item.task === 2) {
    const reading = readTask2Answer(answer);
    if ('cause' in reading)
      return { ratings: {}, choice: null, problems: [{ cause: reading.cause }], refused: isRefusal(answer) };
    const positive = (reading.option === 1) === task2Variant(item.variant).optionsReversed;
    return { ratings: {}, choice: positive ? 'agree' : 'disagree', problems: [], refused: false };
  }
  if (item.value !== null) {
    const { ratings, cause } = singleRating(answer, item.value);
    const problems = cause ? [{ cause, value: item.value }] : [];
    return { ratings, choice: null, problems, refused: cause !== undefined && isRefusal(answer) };
  }
  const { ratings, problems } = readTask1Answer(answer);
  const refused = ratings.size === 0 && isRefusal(answer);
  return { ratings: Object.fromEntries(ratings), choice: null, problems, refused };
}
