import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Figures, openFigures } from '../../../pipeline/duckdb';
import { COUNTRIES } from '../../../src/domain/countries';
import { PUBLISHED_TASK1_VARIANTS, PUBLISHED_TASK2_VARIANTS } from '../../../src/domain/prompts/variants';
import { itemsOf, type RunPlan } from '../../../src/domain/runs/run-plan';
import { type RunRows, runRows } from '../../../src/domain/runs/run-rows';
import { TOPICS } from '../../../src/domain/topics';
import { createReplayEngine } from '../../../src/inference/replay/replay';
import { runItems } from '../../../src/inference/run';
import { runStore } from '../../../src/storage/run-store';
import { aRecord } from './a-record';
import { recordedAnswers } from './recorded';

const PLAN: RunPlan = {
  scenarios: COUNTRIES.flatMap(({ country }) => TOPICS.map(({ topic }) => ({ country, topic }))),
  task1: { variants: PUBLISHED_TASK1_VARIANTS, form: 'paper' },
  task2: { variants: PUBLISHED_TASK2_VARIANTS },
  seed: 1,
  temperature: 0,
  customTemplates: {},
};

let figures: Figures;
beforeAll(async () => {
  figures = await openFigures('public/data');
});
afterAll(() => figures.close());

/** The views over just a run's rows and the lists of countries, topics and values. */
async function viewsOf(rows: RunRows, queries: readonly string[]): Promise<unknown[][]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const sql = (name: string) => readFileSync(`src/sql/${name}.sql`, 'utf8');
  for (const name of ['countries', 'topics', 'schwartz_values', 'task1_inclinations_recovered'])
    await connection.run(`CREATE TABLE ${name} AS SELECT * FROM read_parquet('public/data/${name}.parquet')`);
  await connection.run('DELETE FROM task1_inclinations_recovered');
  const text = (value: unknown) => (value === null ? 'NULL' : `'${String(value).replaceAll("'", "''")}'`);
  const fill = async (name: string, columns: string, values: readonly string[]) => {
    await connection.run(`CREATE TABLE ${name} (${columns})`);
    for (let at = 0; at < values.length; at += 5000)
      await connection.run(`INSERT INTO ${name} VALUES ${values.slice(at, at + 5000).join(', ')}`);
  };
  const key = 'model VARCHAR, country VARCHAR, topic VARCHAR, value VARCHAR, variant TINYINT';
  const cell = (row: { model: string; country: string; topic: string; value: string; variant: number }) =>
    `${[row.model, row.country, row.topic, row.value].map(text).join(', ')}, ${row.variant}`;
  await fill(
    'task1_ratings',
    `${key}, rating TINYINT`,
    rows.task1_ratings.map((row) => `(${cell(row)}, ${row.rating})`),
  );
  await fill(
    'task2_choices',
    `${key}, choice VARCHAR, evidence VARCHAR, probability DOUBLE`,
    rows.task2_choices.map(
      (row) => `(${cell(row)}, ${text(row.choice)}, ${text(row.evidence)}, ${row.probability})`,
    ),
  );
  await connection.run(sql('views/measures'));
  await connection.run(`CREATE VIEW cells AS ${sql('cells')}`);
  for (const view of ['scenario_alignment', 'country_alignment'])
    await connection.run(`CREATE VIEW ${view} AS ${sql(`views/${view}`)}`);
  const results: unknown[][] = [];
  for (const query of queries)
    results.push((await connection.runAndReadAll(query)).getRowObjectsJS() as unknown[]);
  connection.closeSync();
  return results;
}

const CELLS =
  'SELECT country, topic, value, inclination, stated, chosen, distance, misaligned, task1_variants::INTEGER AS variants FROM cells';
const ORDER = 'ORDER BY country, topic, value';
const RATES = 'SELECT * EXCLUDE (model) FROM country_alignment';

const model = 'claude-sonnet-4';

/** The browser tests replay another, whole. */
describe(`a replay of ${model}`, () => {
  it('gives exactly the published cells and country rates, through prompts, parser, storage and SQL', async () => {
    const { answers, pairOf } = await recordedAnswers(figures, model);
    const engine = createReplayEngine(async () => answers);
    const items = itemsOf(PLAN, pairOf);
    expect(items).toHaveLength(132 * (8 + 56));
    await engine.load({ signal: new AbortController().signal, onProgress: () => {} });
    await runItems({
      run: `replay-${model}`,
      plan: PLAN,
      items,
      pairOf,
      engine,
      store: { put: runStore.putAnswers },
      known: new Map(),
      signal: new AbortController().signal,
      onAnswer: () => {},
      onStorage: (error) => {
        throw error;
      },
      onReload: (error) => {
        throw error;
      },
    });
    const { good: stored } = await runStore.answers(`replay-${model}`);
    expect(stored).toHaveLength(items.length);
    const rows = runRows(aRecord({ model, plan: PLAN, total: items.length }), stored);
    const [cells, rates] = await viewsOf(rows, [`${CELLS} ${ORDER}`, `${RATES} ORDER BY country`]);
    const published = (sql: string, order: string) =>
      figures.query(`${sql} WHERE model = ? ${order}`, [model]);
    // A sum's last digit depends on the order of its parts.
    const number = (cell: unknown) =>
      typeof cell === 'bigint'
        ? Number(cell)
        : typeof cell === 'number'
          ? Number(cell.toPrecision(12))
          : cell;
    const plain = (result: unknown) => JSON.parse(JSON.stringify(result, (_, cell) => number(cell)));
    expect(plain(cells)).toHaveLength(7392);
    expect(plain(cells)).toEqual(plain(await published(CELLS, ORDER)));
    expect(plain(rates)).toEqual(plain(await published(RATES, 'ORDER BY country')));
  });
});
