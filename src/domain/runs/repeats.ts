/** Whether a run gives the same answer when it is asked again. */
import { shareInterval } from '../statistics/share-interval';
import type { Interval } from '../statistics/t-interval';
import { itemKey } from './run-plan';
import type { RunAnswer } from './run-record';

interface Same {
  readonly share: number;
  readonly all: number;
}

export interface RepeatAgreement {
  /** Task 2 choices that were read both times, with the 95 % interval of the share that is the same. */
  readonly choices: (Same & Interval) | null;
  /** Task 1 ratings that were read both times; those of one prompt depend on each other, so there is no interval. */
  readonly ratings: Same | null;
}

/** Null where nothing was read twice. */
export function repeatAgreement(answers: readonly RunAnswer[]): RepeatAgreement | null {
  const first = new Map(answers.filter(({ repeat }) => !repeat).map((answer) => [itemKey(answer), answer]));
  const count = { choices: { same: 0, all: 0 }, ratings: { same: 0, all: 0 } };
  for (const { repeat, ...again } of answers) {
    const before = repeat && first.get(itemKey(again));
    if (!before) continue;
    if (before.choice !== null && again.choice !== null) {
      count.choices.all++;
      if (before.choice === again.choice) count.choices.same++;
    }
    for (const [value, rating] of Object.entries(again.ratings)) {
      if (before.ratings[value] === undefined) continue;
      count.ratings.all++;
      if (before.ratings[value] === rating) count.ratings.same++;
    }
  }
  const { choices, ratings } = count;
  if (choices.all + ratings.all === 0) return null;
  const share = ({ same, all }: { same: number; all: number }): Same => ({ share: same / all, all });
  return {
    choices: choices.all > 0 ? { ...share(choices), ...shareInterval(choices.same, choices.all) } : null,
    ratings: ratings.all > 0 ? share(ratings) : null,
  };
}
