import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ALL_CELLS } from '../../../../src/domain/keys';
import type { Manifest } from '../../../../src/domain/manifest';
import { CHECK_CELLS_SQL } from '../../../../src/sql/cells';
import { select } from '../duckdb-wasm';
import { type LoadedInNode, loadedInNode } from '../loaded-in-node';

const manifest = JSON.parse(readFileSync('public/data/manifest.json', 'utf8')) as Manifest;
const CELL = { model: 'mine', country: 'France', topic: 'Politics', value: 'Wealth' };
const RATINGS = [1, 4, 4].map((rating, variant) => ({ ...CELL, variant, rating }));
const CHOICE = { ...CELL, variant: 5, choice: 'disagree', evidence: 'raw' };

let loaded: LoadedInNode;
/** Waits before each load begins. */
let beforeLoad: () => Promise<void>;
beforeEach(async () => {
  beforeLoad = async () => {};
  loaded = await loadedInNode(manifest.files, 'public/data', () => beforeLoad());
});

const counts = async () =>
  (
    await select(
      loaded.connection,
      'SELECT count(*)::INTEGER AS n, count(*) FILTER (model = $$mine$$)::INTEGER AS own FROM cells',
    )
  ).rows[0];
const own = async () => (await select(loaded.connection, "SELECT * FROM cells WHERE model = 'mine'")).rows;

/** Adds answers as the site does. */
async function add(): Promise<void> {
  loaded.added.add('me', 'task1_ratings', RATINGS);
  await loaded.tables.update(['task1_ratings']);
  loaded.added.add('me', 'task2_choices', [CHOICE]);
  await loaded.tables.update(['task2_choices']);
}

const MINE = {
  region: 'Europe',
  inclination: 2 / 3,
  stated: 'disagree',
  chosen: 'disagree',
  misaligned: false,
  evidence: 'raw',
  task1_variants: 3,
};

describe('the cells of added answers', () => {
  it('are there beside the published ones, follow the answers, and go with them', async () => {
    await loaded.tables.ensure(new Set(['cells']));
    expect(await counts()).toEqual({ n: 7 * 7392, own: 0 });
    await add();
    expect(await own()).toMatchObject([MINE]);
    expect(await counts()).toEqual({ n: 7 * 7392 + 1, own: 1 });
    await loaded.tables.update(loaded.added.remove('me'));
    expect(await counts()).toEqual({ n: 7 * 7392, own: 0 });
  });

  it('change without the published ones being read again', async () => {
    await loaded.tables.ensure(new Set(['cells', 'task1_ratings', 'task2_choices']));
    await add();
    // What was read again would be there again.
    for (const table of ['cells', 'task1_ratings', 'task2_choices'])
      loaded.connection.query(`DELETE FROM ${table} WHERE model = 'gpt-4o'`);
    await loaded.tables.update(loaded.added.remove('me'));
    loaded.added.add('me', 'task1_ratings', [{ ...CELL, variant: 0, rating: 1 }]);
    await loaded.tables.update(['task1_ratings']);
    expect(await own()).toMatchObject([{ stated: 'agree', chosen: null, task1_variants: 1 }]);
    expect(await counts()).toEqual({ n: 6 * 7392 + 1, own: 1 });
    const left = `SELECT (SELECT count(*) FROM task1_ratings WHERE model IN ('gpt-4o', 'mine'))::INTEGER AS ratings,
      (SELECT count(*) FROM task2_choices WHERE model IN ('gpt-4o', 'mine'))::INTEGER AS choices`;
    expect((await select(loaded.connection, left)).rows).toEqual([{ ratings: 1, choices: 0 }]);
  });

  it('are there where answers come before the cells are loaded', async () => {
    await add();
    await loaded.tables.ensure(new Set(['cells']));
    expect(await own()).toMatchObject([MINE]);
  });

  it('are there where the first answers come while the cells are about to be loaded', async () => {
    let adding: Promise<void> | null = null;
    beforeLoad = async () => {
      adding ??= add();
    };
    await loaded.tables.ensure(new Set(['cells']));
    await adding;
    expect(await own()).toMatchObject([MINE]);
    expect(await counts()).toEqual({ n: 7 * 7392 + 1, own: 1 });
  });
});

describe('choices that replace a published model’s', () => {
  const DEEPSEEK = 'deepseek-r1-distill-llama-70b';
  const MODELS = ['gemma-2-9b-it', DEEPSEEK, 'gpt-4o'];
  const SQL = `SELECT model, count(*)::INTEGER AS n, count(*) FILTER (evidence = 'raw')::INTEGER AS raw,
  count(stated)::INTEGER AS stated, count(inclination)::INTEGER AS rated, count(misaligned)::INTEGER AS known
FROM cells GROUP BY model ORDER BY model`;
  const rows = async () => (await select(loaded.connection, SQL)).rows;
  const replace = async (models: readonly string[]) => {
    for (const model of models) {
      const choices = ALL_CELLS.map((cell, index) => ({
        model,
        ...cell,
        variant: 5,
        choice: index % 3 === 0 ? 'disagree' : 'agree',
        evidence: 'raw',
      }));
      loaded.added.add(model, 'task2_choices', choices, { replacesModel: model });
    }
    await loaded.tables.update(['task2_choices']);
  };

  it('take their place, with cells from the published statements, and leave the others as they are', async () => {
    await loaded.tables.ensure(new Set(['cells', 'task2_choices', 'task1_ratings']));
    const before = await rows();
    await replace(MODELS);
    const expected = before.map((row) => {
      const { model, stated } = row as { model: string; stated: number };
      return MODELS.includes(model) ? { ...row, raw: 7392, known: stated } : row;
    });
    expect(await rows()).toEqual(expected);
    const [sizes] = (
      await select(
        loaded.connection,
        `SELECT count(*)::INTEGER AS n, count(*) FILTER (evidence = 'raw')::INTEGER AS raw FROM task2_choices`,
      )
    ).rows;
    // GPT-4o had none before.
    expect(sizes).toEqual({ n: 7 * 7392, raw: 3 * 7392 });
    expect((await select(loaded.connection, CHECK_CELLS_SQL)).rows).toEqual([
      { cells: 7 * 7392, differing: 0 },
    ]);
    await loaded.tables.update(loaded.added.remove(DEEPSEEK));
    await add();
    const [deepseek] = before.filter((row) => Reflect.get(row, 'model') === DEEPSEEK);
    expect(await rows()).toEqual([
      ...expected.map((row) => (Reflect.get(row, 'model') === DEEPSEEK ? deepseek : row)),
      { model: 'mine', n: 1, raw: 1, stated: 1, rated: 1, known: 1 },
    ]);
    expect((await select(loaded.connection, CHECK_CELLS_SQL)).rows).toEqual([
      { cells: 7 * 7392 + 1, differing: 0 },
    ]);
    for (const model of [...MODELS, 'me']) await loaded.tables.update(loaded.added.remove(model));
    expect(await rows()).toEqual(before);
    expect((await select(loaded.connection, CHECK_CELLS_SQL)).rows).toEqual([
      { cells: 7 * 7392, differing: 0 },
    ]);
  });

  it('are there where they come before the tables are loaded', async () => {
    await replace([DEEPSEEK]);
    await loaded.tables.ensure(new Set(['cells']));
    expect(await rows()).toContainEqual({
      model: DEEPSEEK,
      n: 7392,
      raw: 7392,
      stated: 6725,
      rated: 0,
      known: 6725,
    });
  });
});

describe('a large table', () => {
  const SIZE = `SELECT (SELECT count(*) FROM task1_ratings)::INTEGER AS n, sum(memory_usage_bytes)::INTEGER AS bytes
FROM duckdb_memory() WHERE tag = 'IN_MEMORY_TABLE'`;

  it('is compressed, but only while nothing is read: DuckDB would wait for it in its one thread', async () => {
    const sent = vi.spyOn(loaded.connection, 'query');
    const checkpoints = () => sent.mock.calls.filter(([sql]) => sql === 'CHECKPOINT').length;
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      loaded.engine.reading = 1;
      await loaded.tables.ensure(new Set(['task1_ratings']));
      await vi.advanceTimersByTimeAsync(10_000);
      expect(checkpoints()).toBe(0);
      const [{ bytes, n } = {}] = (await select(loaded.connection, SIZE)).rows as Record<string, number>[];
      loaded.engine.reading = 0;
      await vi.advanceTimersByTimeAsync(10_000);
      expect(checkpoints()).toBe(1);
      const [after] = (await select(loaded.connection, SIZE)).rows as Record<string, number>[];
      expect(n).toBeGreaterThan(300_000);
      expect(after?.bytes).toBeLessThan(Number(bytes) / 5);
    } finally {
      vi.useRealTimers();
    }
  });

  it('is not there in part where one of its files fails', async () => {
    const broken = manifest.files.map((file) =>
      file.path.endsWith('/gpt-4o.parquet') ? { ...file, rows: file.rows + 1 } : file,
    );
    loaded = await loadedInNode(broken, 'public/data');
    await expect(loaded.tables.ensure(new Set(['task1_ratings']))).rejects.toThrow('gpt-4o.parquet');
    await expect(select(loaded.connection, 'FROM task1_ratings')).rejects.toThrow('does not exist');
  });
});

describe('a statement about some models', () => {
  const GEMMA = 'gemma-2-9b-it';
  const SQL = `SELECT string_agg(DISTINCT model) AS models, count(*)::INTEGER AS n FROM task1_ratings`;
  const ratings = async () => (await select(loaded.connection, SQL)).rows[0];
  const ofFile = (model: string) =>
    manifest.files.find((file) => file.table === 'task1_ratings' && file.model === model)?.rows ?? 0;
  const all = () =>
    manifest.files.reduce((sum, file) => sum + (file.table === 'task1_ratings' ? file.rows : 0), 0);

  it('loads the raw answers of these alone, and one about all of them the rest, each once', async () => {
    await loaded.tables.ensure(new Set(['task1_ratings']), [GEMMA]);
    expect(await ratings()).toEqual({ models: GEMMA, n: ofFile(GEMMA) });
    await loaded.tables.ensure(new Set(['task1_ratings']), ['gpt-4o', GEMMA]);
    await loaded.tables.ensure(new Set(['task1_ratings']), ['gpt-4o']);
    expect((await ratings())?.n).toBe(ofFile(GEMMA) + ofFile('gpt-4o'));
    await loaded.tables.ensure(new Set(['task1_ratings']));
    expect((await ratings())?.n).toBe(all());
    await loaded.tables.ensure(new Set(['task1_ratings']), [GEMMA]);
    expect((await ratings())?.n).toBe(all());
  });

  it('sees the reader’s own model without any published one, as it is now', async () => {
    loaded.added.add('me', 'task1_ratings', RATINGS);
    await loaded.tables.ensure(new Set(['task1_ratings']), ['mine']);
    expect(await ratings()).toEqual({ models: 'mine', n: 3 });
    loaded.added.remove('me');
    loaded.added.add('me', 'task1_ratings', RATINGS.slice(1));
    await loaded.tables.ensure(new Set(['task1_ratings']), ['mine']);
    expect((await ratings())?.n).toBe(2);
    await loaded.tables.ensure(new Set(['task1_ratings']));
    expect((await ratings())?.n).toBe(all() + 2);
  });

  it('leaves what another one has loaded, whatever became of added rows', async () => {
    await loaded.tables.ensure(new Set(['task1_ratings']), [GEMMA]);
    loaded.added.add('me', 'task1_ratings', RATINGS);
    await loaded.tables.ensure(new Set(['task1_ratings']), ['mine']);
    loaded.added.remove('me');
    await loaded.tables.ensure(new Set(['task1_ratings']), ['gpt-4o']);
    expect((await ratings())?.n).toBe(ofFile(GEMMA) + ofFile('gpt-4o'));
  });

  it('has all cells', async () => {
    await loaded.tables.ensure(new Set(['cells']), [GEMMA]);
    expect(await counts()).toEqual({ n: 7 * 7392, own: 0 });
  });
});
