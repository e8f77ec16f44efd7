/** 95 % intervals of shares, from counts. They hold at the edges too, where every case is alike. */
import type { Interval } from './t-interval';

const Z = 1.959964;

/** P(X <= count), X binomial. */
function atMost(count: number, all: number, share: number): number {
  if (share <= 0) return 1;
  if (share >= 1) return count >= all ? 1 : 0;
  // In logarithms: a single probability can be too small for a number.
  let log = all * Math.log1p(-share);
  let sum = Math.exp(log);
  for (let k = 1; k <= count; k++) {
    log += Math.log((all - k + 1) / k) + Math.log(share) - Math.log1p(-share);
    sum += Math.exp(log);
  }
  return Math.min(1, sum);
}

/** Where a decreasing function of a share falls to a level. */
function shareAt(level: number, of: (share: number) => number): number {
  let [low, high] = [0, 1];
  while (high - low > 1e-9) {
    const middle = (low + high) / 2;
    if (of(middle) > level) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const TAIL = 0.025;

/**
 * The exact interval of a share in [0, 1], from how many of all cases have it: it covers in at least 95 of 100 samples.
 *
 * Source: Clopper and Pearson 1934, The Use of Confidence or Fiducial Limits.
 */
export function shareInterval(count: number, all: number): Interval {
  return {
    low: count === 0 ? 0 : shareAt(1 - TAIL, (share) => atMost(count - 1, all, share)),
    high: count === all ? 1 : shareAt(TAIL, (share) => atMost(count, all, share)),
  };
}

/**
 * The interval of a share of answers that come in pairs, in [0, 1]: half a pair's answers, all or none may have it.
 *
 * @param both pairs of which both answers have it
 * @param neither pairs of which neither has it
 * @param pairs all of them
 *
 * Source: Agresti and Min 2005, Simple improved confidence intervals for comparing matched proportions.
 */
export function pairedShareInterval(both: number, neither: number, pairs: number): Interval {
  const [more, fewer, all] = [both + 0.5, neither + 0.5, pairs + 2];
  const difference = (more - fewer) / all;
  const half = Z * Math.sqrt((more + fewer) / all - difference * difference) * Math.sqrt(1 / all);
  const share = (of: number) => Math.min(1, Math.max(0, 0.5 + of / 2));
  return { low: share(difference - half), high: share(difference + half) };
}
