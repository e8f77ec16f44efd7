import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFigures } from '../../../../pipeline/duckdb';
import type { CompareState } from '../../../../src/analysis/compare/compare-state';
import { createComparison } from '../../../../src/analysis/compare/comparison';
import type { FindDifferences } from '../../../../src/analysis/compare/paired';
import {
  type RunComparison,
  runComparisons,
  sharedWithPublishedSql,
} from '../../../../src/analysis/compare/run-comparisons';
import type { Database } from '../../../../src/db/types';
import { pairedDifferences, type Target } from '../../../../src/domain/statistics/group-intervals';
import { countsOf, f1, groupBy, keyOf } from '../../db/recompute';
import { type OpenedCells, openCells } from '../open-cells';
import { meanOfScenarios } from '../recount';

const [LLAMA, MINI] = ['llama-3.3-70b-instruct', 'gpt-4o-mini'] as const;

/** Which scenarios a run has of GPT-4o-mini's: by what of them. */
const RUNS = {
  'run-of-all': 'true',
  // Uneven: 5 topics of a country, 3, 2, and one each of three.
  'run-of-13': `(country = 'Egypt' AND topic <= 'Leisure Time and Sports'
    OR country = 'France' AND topic IN ('Politics', 'Religion', 'Work Orientation')
    OR country = 'India' AND topic IN ('Politics', 'Work Orientation')
    OR country IN ('Australia', 'Canada', 'Nigeria') AND topic = 'Religion')`,
  'run-of-5': `(country = 'Egypt' AND topic IN ('Politics', 'Religion', 'Work Orientation')
       OR country = 'France' AND topic IN ('Politics', 'Work Orientation'))`,
  'run-of-a-topic': "topic = 'Religion'",
};

let opened: OpenedCells;
let database: Database;

/** Node's DuckDB behind what the pages ask of a database. */
function standIn({ figures }: OpenedCells): Database {
  const query = async (sql: string) => ({ rows: await figures.query<Record<string, unknown>>(sql) });
  const queryColumns = async (sql: string) => {
    const { rows } = await query(sql);
    return { rowCount: rows.length, column: (name: string) => rows.map((row) => row[name]), milliseconds: 0 };
  };
  const computed = (_sql: string, _what: string, compute: () => Promise<unknown>) => compute();
  return { query, queryColumns, computed } as unknown as Database;
}

beforeAll(async () => {
  // With rows of its own.
  opened = { ...(await openCells()), figures: await openFigures('public/data') };
  // The order of rows, and with it the draws, is reproducible only in a single thread.
  await opened.figures.query('SET threads = 1');
  for (const [run, where] of Object.entries(RUNS))
    await opened.figures.query(
      `INSERT INTO cells SELECT * REPLACE ('${run}' AS model) FROM cells WHERE model = '${MINI}' AND ${where}`,
    );
  database = standIn(opened);
});
afterAll(() => opened.figures.close());

const find: FindDifferences = async ({ counts, statistic, target, model, baseline }) =>
  pairedDifferences(counts, statistic, target, model, baseline);

async function onRunPage(run: string, target: Target = 'others'): Promise<RunComparison> {
  const list = await runComparisons(database, run, target, find, new AbortController().signal);
  expect(list.map(({ model }) => model)).toContain(MINI);
  const own = list.find(({ model }) => model === LLAMA);
  if (!own) throw new Error(`${run} is not compared with ${LLAMA}`);
  return own;
}

async function onComparePage(change: Partial<CompareState>) {
  const model = createComparison(database, find);
  await model.compare({
    models: [LLAMA, MINI],
    by: 'country',
    measure: 'alignment_rate',
    positive: 'disagree',
    target: 'others',
    ...change,
  });
  expect(model.error.value).toBeNull();
  return model.comparison.value;
}

describe('a pair of models', () => {
  it.each([
    ['run-of-all', 132, 'others', 'both'],
    ['run-of-all', 132, 'these', 'cells'],
    ['run-of-13', 13, 'others', 'both'],
    ['run-of-5', 5, 'others', 'cells'],
    ['run-of-a-topic', 12, 'others', 'countries'],
  ] as const)('is the same to the last digit on both pages: %s', async (run, scenarios, target, drawn) => {
    const own = await onRunPage(run, target);
    const compared = await onComparePage({ models: [LLAMA, run], target });
    const { model, baseline, value, interval } = compared?.differences?.get(run)?.overall ?? {};
    expect(interval?.low).toBeLessThan(interval?.high ?? Number.NaN);
    expect([own.rate, own.otherRate, own.difference, own.interval]).toEqual([
      model,
      baseline,
      value,
      interval,
    ]);
    expect([own.scenarios, own.interval?.drawn]).toEqual([scenarios, drawn]);
    expect(compared?.drawings.overall).toEqual([drawn]);
    const known = compared?.rows.filter(({ column }) => column === run).map((row) => row.known);
    expect(own.cells).toBe(known?.reduce((sum, count) => sum + count, 0));
    // What “Open in SQL” gives.
    const rows = await opened.figures.query<RunComparison>(sharedWithPublishedSql(run));
    const opening = rows.find((row) => row.model === LLAMA);
    expect(opening?.rate).toBeCloseTo(own.rate, 12);
    expect(opening?.otherRate).toBeCloseTo(own.otherRate, 12);
  });

  it('has rates, cells and shared choices as counted from the raw rows', async () => {
    const own = await onRunPage('run-of-13');
    const { cells, scenarios } = own;
    const kept = await opened.figures.query<{ place: string }>(
      "SELECT country || topic || value AS place FROM cells WHERE model = 'run-of-13'",
    );
    const places = new Set(kept.map(({ place }) => place));
    const shared = groupBy(
      opened.cells.filter(
        ({ model, country, topic, value, states, acts }) =>
          (model === MINI || model === LLAMA) &&
          states !== null &&
          acts !== null &&
          places.has(country + topic + value),
      ),
      ({ country, topic, value }) => keyOf(country, topic, value),
    );
    const both = [...shared.values()].filter(({ length }) => length === 2);
    expect(cells).toBe(both.length);
    expect(scenarios).toBe(13);
    expect(own.agreement).toBeCloseTo(both.filter(([a, b]) => a?.acts === b?.acts).length / both.length, 12);
    const rateOf = (model: string) =>
      meanOfScenarios(
        both.flat().filter((cell) => cell.model === model),
        (scenario) => f1(countsOf(scenario)),
      );
    expect(own.rate).toBeCloseTo(rateOf(MINI) ?? Number.NaN, 12);
    expect(own.otherRate).toBeCloseTo(rateOf(LLAMA) ?? Number.NaN, 12);
  });

  it('takes as samples what its groups have enough of', async () => {
    const drawings = async (change: Partial<CompareState>) => (await onComparePage(change))?.drawings;
    expect(await drawings({})).toEqual({ overall: ['both'], byGroup: ['topics'] });
    expect(await drawings({ by: 'topic' })).toEqual({ overall: ['both'], byGroup: ['countries'] });
    expect(await drawings({ target: 'these' })).toEqual({ overall: ['cells'], byGroup: ['cells'] });
    const few = { models: [LLAMA, 'run-of-5'], by: 'topic', measure: 'accuracy' } as const;
    expect(await drawings(few)).toEqual({ overall: ['cells'], byGroup: ['cells'] });
    const compared = await onComparePage(few);
    // A topic of one country: by scenarios there would be nothing to leave out.
    expect(compared?.differences?.get('run-of-5')?.of('Religion')?.interval).not.toBeNull();
  });
});
