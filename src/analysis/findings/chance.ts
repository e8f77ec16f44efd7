/** What the alignment rate would be if statements and actions had nothing to do with each other. */

import type { Confusion } from '../../domain/statistics/measures';
import { drawnTest } from '../../domain/statistics/permutation';
import { seededRandom } from '../../domain/statistics/random';
import { knownIn, meanRate } from './cells';

/** Disagreements on both sides when so many of each fall on `known` values by chance. */
function drawBoth({ tp, fp, fn, tn }: Confusion, random: () => number): number {
  let [left, cases, both] = [tp + fn, tp + fp + fn + tn, 0];
  for (let chosen = tp + fp; chosen > 0 && left > 0; chosen--, cases--)
    if (random() * cases < left) {
      left--;
      both++;
    }
  return both;
}

/**
 * Whether a model's mean rate is higher than with its statements shuffled within each scenario.
 *
 * @returns the one-sided p value, from drawn shuffles
 */
export function shuffledTest(counts: readonly Confusion[], seed = 1): number {
  const random = seededRandom(seed);
  const known = counts.filter((own) => knownIn(own) > 0);
  return drawnTest(
    meanRate(known) ?? 0,
    () =>
      meanRate(
        known.map((own) => {
          const tp = drawBoth(own, random);
          const [says, does] = [own.tp + own.fn, own.tp + own.fp];
          return { tp, fp: does - tp, fn: says - tp, tn: knownIn(own) - says - does + tp };
        }),
      ) ?? 0,
    999,
  );
}
