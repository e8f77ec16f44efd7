import { beforeAll, describe, expect, it } from 'vitest';
import { publishedRates } from '../../../../bench/stops';
import { ConfidenceSequence } from '../../../../src/domain/statistics/confidence-sequence';
import { seededRandom, shuffled } from '../../../../src/domain/statistics/random';
import { simulateStops } from '../../../../src/domain/statistics/simulate-stops';

describe('an interval that may be looked at after every value', () => {
  it('starts with everything, never gets wider, and ends as the mean', () => {
    const random = seededRandom(3);
    const values = Array.from({ length: 40 }, () => random());
    const sequence = new ConfidenceSequence(values.length);
    expect(sequence.interval).toEqual({ low: 0, high: 1 });
    expect(sequence.isWithin(1)).toBe(false);
    let before = sequence.interval;
    for (const value of values) {
      sequence.add(value);
      const { low, high } = sequence.interval;
      expect(low).toBeGreaterThanOrEqual(before.low - 1e-12);
      expect(high).toBeLessThanOrEqual(before.high + 1e-12);
      before = { low, high };
    }
    expect(before.low).toBeCloseTo(sequence.mean ?? 0, 12);
    expect(before.high).toBeCloseTo(sequence.mean ?? 1, 12);
    expect(() => sequence.add(1)).toThrow('40 values');
  });

  it('holds the mean at every look in at least 95 of 100 populations of noughts and ones, where it is hardest', () => {
    const population = Array.from({ length: 132 }, (_, place) => (place < 26 ? 1 : 0));
    let held = 0;
    for (let seed = 1; seed <= 500; seed++) {
      const sequence = new ConfidenceSequence(population.length);
      const always = shuffled(population, seededRandom(seed)).every((value) => {
        sequence.add(value);
        const { low, high } = sequence.interval;
        return low <= 26 / 132 + 1e-12 && 26 / 132 - 1e-12 <= high;
      });
      if (always) held++;
    }
    expect(held).toBeGreaterThanOrEqual(475);
    expect(held).toBeLessThan(500);
  });
});

describe('a run of a published model that stops by itself', () => {
  let rates: ReadonlyMap<string, readonly number[]>;
  beforeAll(async () => {
    rates = await publishedRates();
  });

  it('has an interval that holds the rate over all scenarios, and asks fewer than half of them', () => {
    expect(rates.size).toBe(6);
    for (const [model, own] of rates) {
      const { covered, asked } = simulateStops(own, 0.05, 60);
      expect(covered, model).toBeGreaterThanOrEqual(0.95);
      expect(asked.filter((count) => count < 66).length, model).toBeGreaterThan(30);
    }
  });
});
