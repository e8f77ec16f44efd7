import 'fake-indexeddb/auto';
import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { OwnObject, OwnSnapshot, Workbench } from '../../../../src/db/types';
import { findUnread } from '../../../../src/state/find-unread';
import { createKeptTables } from '../../../../src/state/sql/own-tables';
import { openStorage } from '../../../../src/storage/open-storage';

const TABLES = 'sql-own-tables';
const table = (name: string): OwnSnapshot['objects'][number] => ({
  kind: 'table',
  schema: 'main',
  name,
  sql: `CREATE TABLE ${name}(n INTEGER)`,
  rows: 1,
  columns: [{ name: 'n', type: 'INTEGER' }],
  kept: true,
  ipc: new Uint8Array([1]),
});

/** A workbench that makes what it is given, except for these. */
function workbench(...impossible: readonly string[]) {
  const objects = signal<readonly OwnObject[]>([]);
  let made: OwnSnapshot['objects'] = [];
  const set = (next: OwnSnapshot['objects']) => {
    made = next;
    objects.value = next;
  };
  const restore = async ({ objects: stored }: OwnSnapshot) => {
    set(stored.filter(({ name }) => !impossible.includes(name)));
    return impossible;
  };
  const snapshot = async () => ({ objects: made });
  return { set, bench: { objects, restore, snapshot } as unknown as Workbench };
}

const kept = async () => {
  const stored = (await (await openStorage()).get('settings', TABLES)) as OwnSnapshot | undefined;
  return stored?.objects.map(({ name }) => name);
};
const moment = () => new Promise((resolve) => setTimeout(resolve, 20));

beforeEach(async () => {
  const storage = await openStorage();
  await storage.clear('settings');
  await storage.put('settings', true, 'sql-keep-tables');
  await storage.put('settings', { objects: [table('good'), table('bad')] }, TABLES);
});
afterEach(() => vi.restoreAllMocks());

it('a table that cannot be made is named, and set aside before the others are kept again', async () => {
  const onSetAside = vi.fn();
  const { problem } = createKeptTables(workbench('bad').bench, onSetAside);
  await expect.poll(kept).toEqual(['good']);
  expect(problem.value === null || problem.value.includes('bad')).toBe(true);
  expect(onSetAside).toHaveBeenCalledOnce();
  expect(await findUnread()).toMatchObject([
    {
      name: 'your table “bad”',
      why: 'DuckDB could not make it',
      value: { name: 'bad', ipc: new Uint8Array([1]) },
    },
  ]);
});

it('tables are not written over where they could not be restored, whatever the reader does', async () => {
  const { bench, set } = workbench();
  bench.restore = async () => {
    throw new Error('DuckDB stopped: a statement crashed it.');
  };
  const { problem, setKeep } = createKeptTables(bench, () => {});
  await expect.poll(() => problem.value).toMatch(/DuckDB stopped.*still kept/);
  set([table('new')]);
  setKeep(false);
  setKeep(true);
  await moment();
  expect(await kept()).toEqual(['good', 'bad']);
});

it('tables are not written over where they could not be read', async () => {
  const broken = vi.spyOn(IDBObjectStore.prototype, 'getAllKeys').mockImplementation(() => {
    throw new DOMException('the disk failed', 'AbortError');
  });
  const { bench, set } = workbench();
  const { problem, setKeep } = createKeptTables(bench, () => {});
  await expect.poll(() => problem.value).toMatch(/the disk failed/);
  broken.mockRestore();
  set([table('new')]);
  setKeep(true);
  await moment();
  expect(await kept()).toEqual(['good', 'bad']);
});

it.each([null, 7, 'yes', {}])('tables are restored though it says %j whether they are kept', async (odd) => {
  await (await openStorage()).put('settings', odd, 'sql-keep-tables');
  const { bench } = workbench();
  const { keep } = createKeptTables(bench, () => {});
  await expect.poll(() => bench.objects.value.map(({ name }) => name)).toEqual(['good', 'bad']);
  expect(keep.value).toBe(true);
});

it('what cannot be read of them is set aside before they are no longer kept', async () => {
  await (await openStorage()).put('settings', { objects: [null, table('good')] }, TABLES);
  const { bench } = workbench();
  const { keep, setKeep } = createKeptTables(bench, () => {});
  await expect.poll(() => keep.value).toBe(true);
  await expect.poll(() => bench.objects.value).toHaveLength(1);
  setKeep(false);
  await expect.poll(kept).toBeUndefined();
  expect(await findUnread()).toMatchObject([{ name: 'one of your own tables', value: [null] }]);
});
