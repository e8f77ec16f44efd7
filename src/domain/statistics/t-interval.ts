/** Intervals from an estimate, its variance and Student's t. */

export interface Interval {
  readonly low: number;
  readonly high: number;
}

export type Range = readonly [low: number, high: number];

const LEVEL = 0.95;
/** Beyond this, t no longer differs from the normal quantile in the third digit. */
const MOST_FREEDOM = 2000;

/** P(|T| <= t). Source: Abramowitz and Stegun 1964, 26.7.3 and 26.7.4; for whole degrees of freedom. */
function withinT(t: number, freedom: number): number {
  const angle = Math.atan(t / Math.sqrt(freedom));
  const square = Math.cos(angle) ** 2;
  const odd = freedom % 2 === 1;
  let [term, sum] = [odd ? Math.cos(angle) : 1, 0];
  for (let step = odd ? 3 : 2; step <= freedom; step += 2) {
    sum += term;
    term *= (square * (step - 1)) / step;
  }
  return odd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
}

const known = new Map<number, number>();

/** The t that |T| exceeds with a probability of 5 %. */
export function tQuantile(freedom: number): number {
  const degrees = Math.min(freedom, MOST_FREEDOM);
  const before = known.get(degrees);
  if (before !== undefined) return before;
  let [low, high] = [0, 13];
  while (high - low > 1e-12) {
    const middle = (low + high) / 2;
    if (withinT(middle, degrees) < LEVEL) low = middle;
    else high = middle;
  }
  known.set(degrees, low);
  return low;
}

/** The 95 % interval of an estimate, within the range that it can have. */
export function tInterval(
  estimate: number,
  variance: number,
  freedom: number,
  [least, most]: Range,
): Interval {
  const half = tQuantile(freedom) * Math.sqrt(variance);
  return { low: Math.max(least, estimate - half), high: Math.min(most, estimate + half) };
}
