/** A statement of the site's own is not lost where DuckDB dies of another. */
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EngineDiedError } from '../../../src/db/errors';
import type { QueryOptions } from '../../../src/db/types';
import { starting, Worker } from '../db/thread-worker';
import { likeAPage, Visit } from '../db/visits';

// The one for Node has another copy of Arrow.
vi.mock('@duckdb/duckdb-wasm', () => vi.importActual('@duckdb/duckdb-wasm/dist/duckdb-browser.mjs'));
vi.mock('../../../src/worker/page-worker', () => import('../db/thread-worker'));
vi.mock('../../../src/db/engine/wasm', () => ({ forgetWasm() {}, async giveWasm() {} }));
vi.mock('../../../src/db/tables/decoder', async () => {
  const { parquetToArrow } = await import('../../../src/db/tables/parquet-to-arrow');
  return { createDecoder: () => parquetToArrow };
});

let page: Visit;
beforeEach(() => {
  likeAPage();
  page = new Visit();
});
afterEach(() => page.leave());

const SQL = 'SELECT count(*)::INTEGER AS n FROM models';
const ask = async (options?: QueryOptions) =>
  (await starting.run(page, () => page.database.query(SQL, options))).rows;
const columns = async () => {
  const { column } = await starting.run(page, () => page.database.queryColumns(SQL));
  return Array.from(column('n'));
};
/** DuckDB's worker ends when the statement is sent to it. */
const dies = (worker: Worker | null) => worker?.endAt('START_PENDING_QUERY', SQL);

test('it is asked again, of another DuckDB', async () => {
  expect(await ask()).toEqual([{ n: 8 }]);
  const first = page.worker;
  void dies(first);
  expect(await ask()).toEqual([{ n: 8 }]);
  expect(page.worker).not.toBe(first);
  void dies(page.worker);
  expect(await columns()).toEqual([8]);
});

test('it is not asked for ever', async () => {
  await ask();
  void dies(page.worker);
  void Worker.next().then(dies);
  await expect(ask()).rejects.toThrow(EngineDiedError);
  expect(await ask()).toEqual([{ n: 8 }]);
});

test('one that the reader wrote is not asked again, as it may be why', async () => {
  await ask();
  void dies(page.worker);
  await expect(ask({ once: true })).rejects.toThrow(EngineDiedError);
  expect(await ask({ once: true })).toEqual([{ n: 8 }]);
});
