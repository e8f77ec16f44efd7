import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Figures, openFigures } from '../../../pipeline/duckdb';
import { type VariantRate, variantsSql } from '../../../src/analysis/explore/cell-sql';
import { exploreSql } from '../../../src/analysis/explore/explore-sql';
import {
  distancesSql,
  figuresSql,
  type RunDistances,
  type RunFigures,
  runVariantsSql,
  type VariantRow,
} from '../../../src/analysis/run-results';

let figures: Figures;
beforeAll(async () => {
  figures = await openFigures('public/data', { computeCells: true });
});
afterAll(() => figures.close());

const variantsOf = (task: 1 | 2, model: string) => figures.query<VariantRow>(runVariantsSql(task, model));

it('a run’s rate under each Task 1 variant is the explorer’s', async () => {
  const model = 'gemma-2-9b-it';
  const explored = await figures.query<VariantRate>(
    variantsSql({
      measure: 'alignment_rate',
      rows: 'model',
      columns: 'country',
      filters: { model: [model] },
      positive: 'disagree',
    }),
  );
  const rows = await variantsOf(1, model);
  expect(rows.map(({ variant }) => variant)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  for (const [place, row] of rows.entries())
    expect(row.alignment_rate).toBeCloseTo(explored[place]?.alignment_rate ?? Number.NaN, 12);
  const [counted] = await figures.query<{ ratings: number; disagreeing: number; inclination: number }>(
    `SELECT count(*) AS ratings, avg((rating > 2)::INTEGER) AS disagreeing, avg((rating - 1) / 3) AS inclination
     FROM task1_ratings WHERE variant = 3 AND model = ?`,
    [model],
  );
  expect(rows[3]?.answers).toBe(counted?.ratings);
  expect(rows[3]?.disagreeing).toBeCloseTo(counted?.disagreeing ?? Number.NaN, 12);
  expect(rows[3]?.inclination).toBeCloseTo(counted?.inclination ?? Number.NaN, 12);
});

it('under the one Task 2 variant that was run, it is the model’s own', async () => {
  const model = 'llama-3.3-70b-instruct';
  const [own] = await figures.query<RunFigures>(figuresSql(model));
  const rows = await variantsOf(2, model);
  expect(rows.map(({ variant, inclination }) => [variant, inclination])).toEqual([[5, null]]);
  expect(rows[0]?.alignment_rate).toBeCloseTo(own?.alignment_rate ?? Number.NaN, 12);
});

it('an uneven run’s is the mean over its countries, and a missing pair counts as agree', async () => {
  // Which Task 2 variants choose disagree; all ratings are 4, so a scenario's F1 is 2 x / (1 + x), x that share.
  const chosen = {
    'Egypt / Politics': { Wealth: [1, null], Loyal: [1, 1] },
    'Egypt / Religion': { Wealth: [0, 1] },
    'France / Politics': { Wealth: [1, 0] },
  };
  for (const [scenario, values] of Object.entries(chosen))
    for (const [value, choices] of Object.entries(values)) {
      const key = `'uneven', '${scenario.replace(' / ', "', '")}', '${value}'`;
      await figures.query(`INSERT INTO task1_ratings VALUES (${key}, 0, 4)`);
      for (const [variant, choice] of choices.entries())
        await figures.query(
          `INSERT INTO task2_choices VALUES (${key}, ${variant},
           ${choice === null ? "NULL, 'no_pair'" : `'${choice ? 'disagree' : 'agree'}', 'raw'`}, NULL)`,
        );
    }
  const rows = await variantsOf(2, 'uneven');
  expect(rows.map(({ answers, disagreeing }) => [answers, disagreeing])).toEqual([
    [4, 0.75],
    [4, 0.5],
  ]);
  // Variant 0: Egypt (1 + 0) / 2, France 1. Variant 1: Egypt (2 / 3 + 1) / 2, France 0.
  expect(rows[0]?.alignment_rate).toBeCloseTo((0.5 + 1) / 2, 12);
  expect(rows[1]?.alignment_rate).toBeCloseTo((2 / 3 + 1) / 4, 12);
});

it('the distance by preference takes a tie as half of either action, and is the plain one without ties', async () => {
  const distances = async (model: string) =>
    (await figures.query<RunDistances>(distancesSql(model)))[0] as RunDistances;
  const published = await distances('gemma-2-9b-it');
  expect(published.by_preference).toBeCloseTo(published.by_choice ?? Number.NaN, 12);
  expect(published.preference_cases).toBe(published.choice_cases);
  const key = (value: string) => `'torn', 'Egypt', 'Religion', '${value}'`;
  for (const value of ['Wealth', 'Loyal']) {
    await figures.query(`INSERT INTO task1_ratings VALUES (${key(value)}, 0, 4)`);
    for (const [variant, choice] of [
      [5, 'disagree'],
      [7, value === 'Wealth' ? 'agree' : 'disagree'],
    ])
      await figures.query(
        `INSERT INTO task2_choices VALUES (${key(value)}, ${variant}, '${choice}', 'raw', NULL)`,
      );
  }
  // Both stated 1; Loyal was acted against twice, Wealth once.
  expect(await distances('torn')).toEqual({
    by_choice: 0,
    choice_cases: 1,
    by_preference: 0.25,
    preference_cases: 2,
  });
});

it('probabilities decide a choice by their mean, and enter the distance in the explorer as in the result', async () => {
  const add = async (
    value: string,
    rating: number,
    given: readonly (readonly [number, string, number | null])[],
  ) => {
    const key = `'graded', 'Egypt', 'Religion', '${value}'`;
    await figures.query(`INSERT INTO task1_ratings VALUES (${key}, 0, ${rating})`);
    for (const [variant, choice, probability] of given)
      await figures.query(
        `INSERT INTO task2_choices VALUES (${key}, ${variant}, '${choice}', 'quick', ${probability})`,
      );
  };
  // A flip that leans one way, one that leans nowhere, and one of which only one order came with probabilities.
  await add('Wealth', 4, [
    [4, 'disagree', 0.9],
    [6, 'agree', 0.4],
  ]);
  await add('Loyal', 1, [
    [4, 'disagree', 0.7],
    [6, 'agree', 0.3],
  ]);
  await add('Equality', 1, [
    [4, 'agree', 0.2],
    [6, 'agree', null],
  ]);
  const cells = await figures.query(
    "SELECT value, chosen, evidence, mean_action, preference_distance FROM cell_preferences WHERE model = 'graded' ORDER BY value",
  );
  const row = (value: string, chosen: string | null, against: number, distance: number) => ({
    value,
    chosen,
    evidence: chosen === null ? 'undetermined' : 'quick',
    mean_action: expect.closeTo(against, 12),
    preference_distance: expect.closeTo(distance, 12),
  });
  expect(cells).toEqual([
    row('Equality', 'agree', 0.1, 0.1),
    row('Loyal', null, 0.5, 0.5),
    row('Wealth', 'disagree', 0.65, 0.35),
  ]);
  const [explored] = await figures.query<{ preference_distance: number; known: number }>(
    exploreSql({
      measure: 'preference_distance',
      rows: 'model',
      columns: 'country',
      filters: { model: ['graded'] },
      positive: 'disagree',
    }),
  );
  const mean = (0.1 + 0.5 + 0.35) / 3;
  expect(explored).toMatchObject({ known: 3, preference_distance: expect.closeTo(mean, 12) });
  const [result] = await figures.query<RunDistances>(distancesSql('graded'));
  expect(result).toMatchObject({
    choice_cases: 2,
    by_preference: expect.closeTo(mean, 12),
    preference_cases: 3,
  });
  await figures.query("DELETE FROM task1_ratings WHERE model = 'graded'");
  await figures.query("DELETE FROM task2_choices WHERE model = 'graded'");
});
