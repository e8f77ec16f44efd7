import { pacer } from './sort-index';

export interface HistogramBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** What a result's column holds. */
export interface ColumnStatistics {
  readonly rows: number;
  readonly nulls: number;
  /** Number of distinct values; null above 100,000. */
  readonly distinct: number | null;
  /** For numbers (and times, in milliseconds). */
  readonly numbers: {
    readonly min: number;
    readonly median: number;
    readonly mean: number;
    readonly max: number;
    /** Sample standard deviation; null for one value. */
    readonly deviation: number | null;
    readonly bins: readonly HistogramBin[];
  } | null;
  /** The most frequent values, as text, with their counts. */
  readonly top: readonly { readonly value: string; readonly count: number }[];
}

const MOST_DISTINCT = 100_000;
const BINS = 20;
const TOP = 8;

function histogram(sorted: Float64Array): HistogramBin[] {
  const min = sorted[0] ?? 0;
  const max = sorted.at(-1) ?? 0;
  if (min === max) return [{ from: min, to: max, count: sorted.length }];
  const whole = sorted.every(Number.isInteger);
  const bins = whole ? Math.min(BINS, max - min + 1) : BINS;
  const width = whole ? Math.ceil((max - min + 1) / bins) : (max - min) / bins;
  const counts = new Array<number>(bins).fill(0);
  for (const value of sorted) {
    const bin = Math.min(bins - 1, Math.floor((value - min) / width));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.map((count, index) => ({ from: min + index * width, to: min + (index + 1) * width, count }));
}

function summarize(values: readonly number[]): ColumnStatistics['numbers'] {
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  if (n === 0) return null;
  const mean = sorted.reduce((sum, value) => sum + value, 0) / n;
  const squares = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const upper = sorted[Math.floor(n / 2)] ?? 0;
  const lower = sorted[Math.floor((n - 1) / 2)] ?? 0;
  return {
    min: sorted[0] ?? 0,
    median: (lower + upper) / 2,
    mean,
    max: sorted[n - 1] ?? 0,
    deviation: n > 1 ? Math.sqrt(squares / (n - 1)) : null,
    bins: histogram(sorted),
  };
}

/**
 * Goes through every value of a column, letting the page draw from time to time.
 *
 * @param numberOf a value as a number; null where it is not one (infinite ones are left out too)
 * @param textOf a value as shown
 * @throws the signal's reason
 */
export async function columnStatistics(
  rows: number,
  at: (row: number) => unknown,
  numberOf: ((value: unknown) => number | null) | null,
  textOf: (value: unknown) => string,
  signal?: AbortSignal,
): Promise<ColumnStatistics> {
  const pause = pacer(signal);
  const counts = new Map<string, number>();
  const numbers: number[] = [];
  let nulls = 0;
  let overflow = false;
  for (let row = 0; row < rows; row++) {
    if ((row & 1023) === 0) await pause();
    const value = at(row);
    if (value === null || value === undefined) {
      nulls++;
      continue;
    }
    const number = numberOf?.(value) ?? null;
    if (number !== null && Number.isFinite(number)) numbers.push(number);
    const text = textOf(value);
    const count = counts.get(text);
    if (count !== undefined) counts.set(text, count + 1);
    else if (counts.size < MOST_DISTINCT) counts.set(text, 1);
    else overflow = true;
  }
  const top = [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, TOP)
    .map(([value, count]) => ({ value, count }));
  return {
    rows,
    nulls,
    distinct: overflow ? null : counts.size,
    numbers: numberOf ? summarize(numbers) : null,
    top: overflow ? [] : top,
  };
}
