/** What the reader made and was told is kept, is kept: whatever happens to DuckDB, to the browser's storage or in other tabs. */
import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { DataLoadError } from '../../../../src/db/errors';
import { OWN_STORE } from '../../../../src/state/sql/own-store';
import { openStorage } from '../../../../src/storage/open-storage';
import { OWN_DATABASE, readOwnDatabase } from '../../../../src/storage/own-database';
import { failing, likeAPage, stored, Visit } from '../../db/visits';
import { CHANGES, ENDS, FETCHES, STORAGE } from './interruptions';
import type { Scene } from './scene';
import { TABS } from './tab-interruptions';

// The one for Node has another copy of Arrow.
vi.mock('@duckdb/duckdb-wasm', () => vi.importActual('@duckdb/duckdb-wasm/dist/duckdb-browser.mjs'));
vi.mock('../../../../src/worker/page-worker', () => import('../../db/thread-worker'));
vi.mock('../../../../src/db/engine/wasm', () => ({
  forgetWasm() {},
  async giveWasm() {
    if (failing.wasm) throw new DataLoadError('duckdb-eh.wasm', 'could not be fetched.');
  },
}));
vi.mock('../../../../src/db/tables/decoder', async () => {
  const { parquetToArrow } = await import('../../../../src/db/tables/parquet-to-arrow');
  return { createDecoder: () => parquetToArrow };
});

const INTERRUPTIONS = [...ENDS, ...FETCHES, ...STORAGE, ...TABS, ...CHANGES];

/** Every table that was confirmed as kept, with its rows. */
const confirmed: Record<string, string> = {};
let scene: Scene;

beforeAll(() => {
  likeAPage();
  scene = { page: new Visit(), other: new Visit(), third: new Visit() };
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  likeAPage();
  Object.assign(failing, { wasm: false, files: null });
});
afterAll(() => Promise.all(Object.values(scene).map((visit) => visit.leave())));

test.each(INTERRUPTIONS)('$what', async ({ make, stays = true }) => {
  const name = `t${INTERRUPTIONS.findIndex((each) => each.make === make)}`;
  const rows = (await make(scene, name)) ?? '1';
  const found = await stored();
  if (stays === true || (stays === null && name in found)) confirmed[name] = rows;
  expect(found).toEqual(confirmed);
  expect(await scene.page.run('SELECT 1')).toBeNull();
  expect(scene.page.names.filter((own) => /^t\d+$/.test(own)).sort()).toEqual(Object.keys(confirmed).sort());
});

test('every one of them is there at the next visit', async () => {
  const next = new Visit();
  for (const [name, rows] of Object.entries(confirmed)) {
    expect(await next.run(`SELECT string_agg(a, ' ' ORDER BY a) FROM ${name}`)).toBeNull();
    expect([name, next.rows]).toEqual([name, [[rows]]]);
  }
  await next.leave();
});

const DAMAGES: Readonly<Record<string, (bytes: Uint8Array<ArrayBuffer>) => BlobPart>> = {
  'is empty': () => '',
  'is another kind of file': () => 'PAR1 and more',
  'is cut short': (bytes) => bytes.slice(0, 13_000),
  'has other bytes in it': (bytes) => bytes.fill(7, 12_288, 20_000),
};

test.each(Object.keys(DAMAGES))(
  'what is kept, and %s, stays until the reader starts afresh, and then too',
  async (what) => {
    const { other: page } = scene;
    await (await openStorage()).clear('settings');
    expect(await page.run('CREATE TABLE own AS SELECT 1 AS a')).toBeNull();
    const bytes = new Uint8Array(await (await page.workbench.save()).arrayBuffer());
    const damaged = new Blob([DAMAGES[what]?.(bytes) ?? '']);
    expect(await OWN_STORE.write(damaged, 1)).toBe('kept');

    expect(await page.run('CREATE TABLE other AS SELECT 1 AS a')).toMatch(
      /Nothing was changed.*could not be opened/,
    );
    expect(page.kept).toMatch(/could not be opened: .*It is still there/);
    expect(await page.run('SELECT count(*) FROM topics')).toBeNull();
    const saved = await page.workbench.save();
    expect(Buffer.from(await saved.arrayBuffer()).equals(Buffer.from(await damaged.arrayBuffer()))).toBe(
      true,
    );
    await page.workbench.startAfresh();
    expect(await page.run('CREATE TABLE other AS SELECT 1 AS a')).toBeNull();
    expect(page.kept).toBe('kept');
    expect(await stored()).toEqual({ other: '1' });
    const keys = await (await openStorage()).getAllKeys('settings');
    expect(keys.filter((key) => Array.isArray(key) && key[0] === 'set aside')).toHaveLength(1);
  },
);

test('a newer version of the site takes the storage over, and this one writes nothing over', async () => {
  const { other: page } = scene;
  const before = await readOwnDatabase();
  const newer = await openDB('value-action-lens', 2);
  expect(await page.run('CREATE TABLE late AS SELECT 1 AS a')).toBeNull();
  expect(page.kept).toMatch(/newer version of this site/);
  expect(await page.run('FROM late')).toBeNull();
  const after = await newer.get('settings', OWN_DATABASE.key);
  expect(after).toEqual(before);
  newer.close();
});
