/** Turns a raw answer into ratings or a choice; what cannot be read is kept with its cause. */

import { task2Variant } from '../prompts/variants';
import type { RunItem } from '../runs/run-plan';
import type { Polarity, Rating } from '../statistics/measures';
import { isRefusal } from './refusal';
import { readSingleRating } from './single-rating';
import { readTask1Answer } from './task1-answer';
import { readTask2Answer } from './task2-answer';

export interface AnswerProblem {
  readonly cause: string;
  /** The value in question; absent where the whole answer could not be read. */
  readonly value?: string;
}

export interface ScoredAnswer {
  /** Task 1: ratings by value name. Empty for Task 2. */
  readonly ratings: Readonly<Record<string, Rating>>;
  /** Task 2: the polarity of the chosen action; null where none could be read. */
  readonly choice: Polarity | null;
  readonly problems: readonly AnswerProblem[];
  /** Whether the model declined to answer. */
  readonly refused: boolean;
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
    const rating = readSingleRating(answer, item.value);
    if (typeof rating === 'number')
      return { ratings: { [item.value]: rating }, choice: null, problems: [], refused: false };
    const problems = [{ cause: rating, value: item.value }];
    return { ratings: {}, choice: null, problems, refused: isRefusal(answer) };
  }
  const { ratings, problems } = readTask1Answer(answer);
  const refused = ratings.size === 0 && isRefusal(answer);
  return { ratings: Object.fromEntries(ratings), choice: null, problems, refused };
}
