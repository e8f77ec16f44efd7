/**
 * Percentile bootstrap intervals. Units (scenarios, or whole countries) are drawn with replacement; the contents of a
 * unit stay together.
 *
 * Source: Efron and Tibshirani 1993, An Introduction to the Bootstrap, chapter 13 (percentile interval).
 */

const RESAMPLES = 2000;
const INTERVAL_LEVEL = 0.95;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Uniform numbers in [0, 1) from a 32-bit seed (mulberry32): the same seed gives the same numbers everywhere. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Linear-interpolated quantile of sorted numbers; p in [0, 1]. */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? Number.NaN;
  return low + (high - low) * (position - below);
}

/**
 * Percentile interval of a statistic over resampled units. Within each stratum as many units are drawn, with
 * replacement, as it has; units are numbered across all strata.
 *
 * @param strata number of units in each
 * @param statistic its value with unit i drawn weights[i] times; null where it is undefined, and such a resample is
 *   left out
 * @returns null where no stratum has two units, or where most resamples are undefined
 */
export function bootstrapInterval(
  strata: readonly number[],
  statistic: (weights: Float64Array) => number | null,
  { resamples = RESAMPLES, level = INTERVAL_LEVEL, seed = 1 } = {},
): Interval | null {
  if (!strata.some((units) => units > 1)) return null;
  const random = seededRandom(seed);
  const weights = new Float64Array(strata.reduce((sum, units) => sum + units, 0));
  const values = new Float64Array(resamples);
  let defined = 0;
  for (let resample = 0; resample < resamples; resample++) {
    weights.fill(0);
    let first = 0;
    for (const units of strata) {
      for (let draw = 0; draw < units; draw++) {
        const unit = first + Math.floor(random() * units);
        weights[unit] = (weights[unit] ?? 0) + 1;
      }
      first += units;
    }
    const value = statistic(weights);
    if (value !== null && Number.isFinite(value)) values[defined++] = value;
  }
  if (defined < resamples / 2) return null;
  const sorted = values.subarray(0, defined).sort();
  const tail = (1 - level) / 2;
  return { low: quantile(sorted, tail), high: quantile(sorted, 1 - tail) };
}
