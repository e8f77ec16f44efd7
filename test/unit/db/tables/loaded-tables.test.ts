import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Engine } from '../../../../src/db/engine/engine';
import { AddedRows } from '../../../../src/db/tables/added-rows';
import { DataFiles } from '../../../../src/db/tables/data-files';
import { LoadedTables } from '../../../../src/db/tables/loaded-tables';
import { parquetToArrow } from '../../../../src/db/tables/parquet-to-arrow';
import type { Manifest } from '../../../../src/domain/manifest';
import { connectDuckDBWasm, type DuckDBConnection, select } from '../duckdb-wasm';

const manifest = JSON.parse(readFileSync('public/data/manifest.json', 'utf8')) as Manifest;
const CELL = { model: 'mine', country: 'France', topic: 'Politics', value: 'Wealth' };
const RATINGS = [1, 4, 4].map((rating, variant) => ({ ...CELL, variant, rating }));
const CHOICE = { ...CELL, variant: 5, choice: 'disagree', evidence: 'raw' };

let connection: DuckDBConnection;
let added: AddedRows;
let tables: LoadedTables;
/** Waits before each load begins. */
let beforeLoad: () => Promise<void>;
beforeEach(async () => {
  connection = await connectDuckDBWasm();
  added = new AddedRows();
  beforeLoad = async () => {};
  vi.stubGlobal('fetch', async (url: string) => new Response(readFileSync(new URL(url).pathname.slice(1))));
  const files = new DataFiles(manifest.files, 'http://x/public/data/', parquetToArrow);
  const engine = {
    alive: true,
    guard: async (call: unknown) => call,
    during: async (work: unknown) => work,
    connect: async () => {
      await beforeLoad();
      return {
        query: (sql: string) => connection.query(sql),
        close: () => {},
        insertArrowFromIPCStream: (ipc: Uint8Array, options: { name: string; create: boolean }) =>
          connection.insertArrowFromIPCStream(ipc, options),
      };
    },
  };
  tables = new LoadedTables(engine as unknown as Engine, files, added);
});

const counts = async () =>
  (
    await select(
      connection,
      'SELECT count(*)::INTEGER AS n, count(*) FILTER (model = $$mine$$)::INTEGER AS own FROM cells',
    )
  ).rows[0];
const own = async () => (await select(connection, "SELECT * FROM cells WHERE model = 'mine'")).rows;

/** Adds answers as the site does. */
async function add(): Promise<void> {
  added.add('me', 'task1_ratings', RATINGS);
  await tables.update(['task1_ratings']);
  added.add('me', 'task2_choices', [CHOICE]);
  await tables.update(['task2_choices']);
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
    await tables.ensure(new Set(['cells']));
    expect(await counts()).toEqual({ n: 7 * 7392, own: 0 });
    await add();
    expect(await own()).toMatchObject([MINE]);
    expect(await counts()).toEqual({ n: 7 * 7392 + 1, own: 1 });
    await tables.update(added.remove('me'));
    expect(await counts()).toEqual({ n: 7 * 7392, own: 0 });
  });

  it('are there where answers come before the cells are loaded', async () => {
    await add();
    await tables.ensure(new Set(['cells']));
    expect(await own()).toMatchObject([MINE]);
  });

  it('are there where the first answers come while the cells are about to be loaded', async () => {
    let adding: Promise<void> | null = null;
    beforeLoad = async () => {
      adding ??= add();
    };
    await tables.ensure(new Set(['cells']));
    await adding;
    expect(await own()).toMatchObject([MINE]);
    expect(await counts()).toEqual({ n: 7 * 7392 + 1, own: 1 });
  });
});
