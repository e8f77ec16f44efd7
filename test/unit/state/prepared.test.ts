/** What is loaded once DuckDB runs, before anything is asked, and when it has nothing to do. */
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PUBLISHED_MODELS } from '../../../src/domain/models';
import { starting } from '../db/thread-worker';
import { failing, likeAPage, Visit } from '../db/visits';

// The one for Node has another copy of Arrow.
vi.mock('@duckdb/duckdb-wasm', () => vi.importActual('@duckdb/duckdb-wasm/dist/duckdb-browser.mjs'));
vi.mock('../../../src/worker/page-worker', () => import('../db/thread-worker'));
vi.mock('../../../src/db/engine/wasm', () => ({ forgetWasm() {}, async giveWasm() {} }));
vi.mock('../../../src/db/tables/decoder', async () => {
  const { parquetToArrow } = await import('../../../src/db/tables/parquet-to-arrow');
  return { createDecoder: () => parquetToArrow };
});
const site = vi.hoisted(() => ({ times: 1 }));
vi.mock('virtual:data-files', async () => {
  const { manifestOf } = await import('../../../vite/data-manifest');
  const { files } = manifestOf('public/data');
  return {
    default: files.map((file) => ({
      ...file,
      get bytes() {
        return file.bytes * site.times;
      },
    })),
  };
});

let page: Visit;
let fetched: string[];
beforeEach(() => {
  likeAPage();
  fetched = [];
  const read = fetch;
  vi.stubGlobal('fetch', (url: string) => {
    fetched.push(new URL(url).pathname.replace('/data/', ''));
    return read(url);
  });
  page = new Visit();
});
afterEach(async () => {
  failing.files = null;
  site.times = 1;
  await page.leave();
});

const boot = () => starting.run(page, () => page.database.boot());
const CELLS = "SELECT count(*)::INTEGER AS n FROM cells WHERE model = 'gpt-4o'";

test('the cells are, once DuckDB runs, and are not fetched again for a question', async () => {
  await page.database.prepare();
  expect([page.worker, fetched]).toEqual([null, []]);
  await boot();
  await page.database.prepare();
  const loaded = [...fetched].sort();
  expect(loaded.filter((path) => path.startsWith('cells/'))).toEqual(loaded);
  expect(loaded.length).toBeGreaterThan(PUBLISHED_MODELS.length / 2);
  const { rows } = await page.database.query(CELLS);
  expect([rows, fetched.length]).toEqual([[{ n: 7392 }], loaded.length]);
});

test('a file that fails says so only where it is needed', async () => {
  await boot();
  failing.files = /cells/;
  await page.database.prepare();
  await expect(page.database.query(CELLS)).rejects.toThrow('cells/');
  failing.files = null;
  expect((await page.database.query(CELLS)).rows).toEqual([{ n: 7392 }]);
});

test('not of very many models, which are megabytes', async () => {
  site.times = 20;
  await boot();
  await page.database.prepare();
  expect(fetched).toEqual([]);
});

test('DuckDB rests where it does not run, and once it has answered everything for a while', async () => {
  await page.database.rested();
  await boot();
  await page.database.rested();
  const order: string[] = [];
  const ask = async () => {
    await page.database.query(CELLS);
    order.push('answered');
  };
  const both = ask().then(ask);
  await page.database.rested();
  order.push('rested');
  await both;
  expect(order).toEqual(['answered', 'answered', 'rested']);
});
