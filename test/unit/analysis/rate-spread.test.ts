import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Figures, openFigures } from '../../../pipeline/duckdb';
import {
  expectedHalfWidth,
  expectedStops,
  type ModelRates,
  RATE_SPREAD_SQL,
  RATES_SQL,
  type RateSpread,
} from '../../../src/analysis/rate-spread';
import { COUNTRIES } from '../../../src/domain/countries';
import { TOPICS } from '../../../src/domain/topics';

let figures: Figures;
let spreads: RateSpread[];
beforeAll(async () => {
  figures = await openFigures('public/data');
  spreads = await figures.query<RateSpread>(RATE_SPREAD_SQL);
});
afterAll(() => figures.close());

it('is of the published models whose scenarios all have a rate', () => {
  expect(spreads).toHaveLength(6);
  expect(spreads.map(({ model }) => model)).not.toContain('gpt-4o');
});

it('is exact: with one country and one topic left out it is what all such choices come to', async () => {
  const [own] = spreads;
  if (!own) throw new Error('No model has a rate in every scenario');
  const rates = await figures.query<{ country: string; topic: string; rate: number }>(
    'SELECT country, topic, alignment_rate AS rate FROM scenario_alignment WHERE model = ?',
    [own.model],
  );
  const meanOf = (rows: typeof rates) => rows.reduce((sum, { rate }) => sum + rate, 0) / rows.length;
  const all = meanOf(rates);
  const squares = COUNTRIES.flatMap(({ country }) =>
    TOPICS.map(({ topic }) => {
      const kept = rates.filter((row) => row.country !== country && row.topic !== topic);
      return (meanOf(kept) - all) ** 2;
    }),
  );
  const variance = squares.reduce((sum, square) => sum + square, 0) / squares.length;
  expect(expectedHalfWidth([own], 11, 10)).toBeCloseTo(1.959964 * Math.sqrt(variance), 9);
});

it('is nothing where all are asked, falls with more scenarios, and is unknown without any', () => {
  expect(expectedHalfWidth(spreads, 12, 11)).toBeCloseTo(0, 12);
  const halves = [1, 2, 4, 8, 11].map((count) => expectedHalfWidth(spreads, count, count) ?? 0);
  expect(halves.toSorted((a, b) => b - a)).toEqual(halves);
  expect(halves[0]).toBeGreaterThan(0.2);
  expect(expectedHalfWidth(spreads, 0, 3)).toBeNull();
  expect(expectedHalfWidth([], 3, 3)).toBeNull();
});

it('says when the published models would stop: sooner for a wider interval, and never after all', async () => {
  const rates = await figures.query<ModelRates>(RATES_SQL);
  expect(rates).toHaveLength(6 * 132);
  const [wide, narrow] = [0.1, 0.03].map((within) => expectedStops(rates, 132, within));
  if (!wide || !narrow) throw new Error('There are no rates');
  expect(wide.first).toBeLessThanOrEqual(wide.last);
  expect(wide.last).toBeLessThan(narrow.first);
  expect(narrow.last).toBeLessThan(132);
  expect(expectedStops(rates, 24, 0.03)?.last).toBeLessThanOrEqual(24);
  expect(expectedStops([], 132, 0.1)).toBeNull();
});
