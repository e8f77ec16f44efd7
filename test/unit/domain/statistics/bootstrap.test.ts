import { describe, expect, it } from 'vitest';
import { bootstrapInterval, quantile, seededRandom } from '../../../../src/domain/statistics/bootstrap';

const meanOf = (values: readonly number[]) => (weights: Float64Array) =>
  weights.reduce((sum, weight, index) => sum + weight * (values[index] ?? Number.NaN), 0) / weights.length;

describe('bootstrap interval', () => {
  const values = Array.from({ length: 40 }, (_, i) => (i * 7919) % 101);

  it('is the same for the same seed and differs for another', () => {
    const first = bootstrapInterval([values.length], meanOf(values), { seed: 5 });
    expect(bootstrapInterval([values.length], meanOf(values), { seed: 5 })).toEqual(first);
    expect(bootstrapInterval([values.length], meanOf(values), { seed: 6 })).not.toEqual(first);
  });

  it('agrees with the normal interval of a mean', () => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    const half = 1.96 * Math.sqrt(variance / values.length);
    const interval = bootstrapInterval([values.length], meanOf(values), { resamples: 4000 });
    expect(interval?.low).toBeGreaterThan(mean - half * 1.12);
    expect(interval?.low).toBeLessThan(mean - half * 0.88);
    expect(interval?.high).toBeGreaterThan(mean + half * 0.88);
    expect(interval?.high).toBeLessThan(mean + half * 1.12);
  });

  it('has no width where all units are the same, and does not exist for a single unit', () => {
    expect(bootstrapInterval([5], meanOf([2, 2, 2, 2, 2]))).toEqual({ low: 2, high: 2 });
    expect(bootstrapInterval([1, 1], meanOf([2, 3]))).toBeNull();
  });

  it('draws within strata only', () => {
    const total = (weights: Float64Array) => (weights[0] ?? 0) + (weights[1] ?? 0);
    expect(bootstrapInterval([2, 3], total)).toEqual({ low: 2, high: 2 });
    expect(bootstrapInterval([5], total)).not.toEqual({ low: 2, high: 2 });
  });

  it('does not exist where the statistic is mostly undefined', () => {
    expect(bootstrapInterval([4], (weights) => (weights[0] === 3 ? 1 : null))).toBeNull();
  });
});

it('draws numbers that fill [0, 1) evenly', () => {
  const random = seededRandom(42);
  const bins = new Array<number>(10).fill(0);
  for (let i = 0; i < 10_000; i++) {
    const bin = Math.floor(random() * 10);
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  for (const bin of bins) expect(Math.abs(bin - 1000)).toBeLessThan(150);
});

it('interpolates quantiles', () => {
  expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
  expect(quantile([1, 2, 3, 4], 1)).toBe(4);
});
