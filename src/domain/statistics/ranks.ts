/** Orders of things, and how far several orders agree. */

import { drawnTest, shuffle } from './permutation';
import { seededRandom } from './random';

/** Ranks from 1 for the smallest; equal numbers share the mean of their ranks. */
export function meanRanks(numbers: readonly number[]): number[] {
  const sorted = [...numbers].sort((a, b) => a - b);
  return numbers.map((number) => (sorted.indexOf(number) + sorted.lastIndexOf(number)) / 2 + 1);
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0) / numbers.length;
}

/** Pearson's correlation of two series of equal length; null where one is constant. */
export function correlation(x: readonly number[], y: readonly number[]): number | null {
  const [meanX, meanY] = [mean(x), mean(y)];
  let [xy, xx, yy] = [0, 0, 0];
  x.forEach((number, place) => {
    const [a, b] = [number - meanX, (y[place] ?? 0) - meanY];
    xy += a * b;
    xx += a * a;
    yy += b * b;
  });
  return xx === 0 || yy === 0 ? null : xy / Math.sqrt(xx * yy);
}

/** Spearman's rank correlation, in [-1, 1]; null where one series is constant. */
export function rankCorrelation(x: readonly number[], y: readonly number[]): number | null {
  return correlation(meanRanks(x), meanRanks(y));
}

/**
 * Kendall's W, corrected for ties: how far judges agree on an order, from 0 (not at all) to 1.
 *
 * @param ratings one list per judge, of the same things in the same order
 * @returns null where every judge rates all things alike
 * Source: Kendall and Babington Smith 1939.
 */
export function kendallsW(ratings: readonly (readonly number[])[]): number | null {
  return concordance(ratings.map(meanRanks));
}

function concordance(ranks: readonly (readonly number[])[]): number | null {
  const judges = ranks.length;
  const things = ranks[0]?.length ?? 0;
  const middle = (judges * (things + 1)) / 2;
  let [spread, most] = [0, 0];
  for (let thing = 0; thing < things; thing++) {
    let total = 0;
    for (const own of ranks) {
      const rank = own[thing] ?? 0;
      total += rank;
      // With ties the ranks spread less than 1 to n do.
      most += (rank - (things + 1) / 2) ** 2;
    }
    spread += (total - middle) ** 2;
  }
  return most === 0 ? null : spread / (judges * most);
}

/** Whether judges agree on an order more than judges who know nothing: W, and its p value by shuffling each list. */
export function concordanceTest(
  ratings: readonly (readonly number[])[],
  seed = 1,
): { w: number | null; p: number } {
  const ranks = ratings.map(meanRanks);
  const w = concordance(ranks);
  if (w === null) return { w, p: 1 };
  const random = seededRandom(seed);
  const drawn = ranks.map((own) => [...own]);
  const p = drawnTest(w, () => {
    for (const own of drawn) shuffle(own, random);
    return concordance(drawn) ?? 0;
  });
  return { w, p };
}
