import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import type { EarlierObject, EarlierObjects, Workbench } from '../../../../src/db/types';
import { findUnread } from '../../../../src/state/find-unread';
import { bringEarlierTables } from '../../../../src/state/sql/earlier-tables';
import { openStorage } from '../../../../src/storage/open-storage';

const TABLES = 'sql-own-tables';
const table = (name: string): EarlierObject => ({
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
  const made: string[] = [];
  const bringOver = vi.fn(async ({ read, done }: EarlierObjects) => {
    const objects = await read();
    const failed = objects.filter(({ name }) => impossible.includes(name));
    made.push(...objects.filter((object) => !failed.includes(object)).map(({ name }) => name));
    await done(failed);
  });
  return { made, bringOver, bench: { bringOver } as unknown as Workbench };
}

const stored = async (key: string) => (await openStorage()).get('settings', key);

beforeEach(async () => {
  const storage = await openStorage();
  await storage.clear('settings');
  await storage.put('settings', true, 'sql-keep-tables');
  await storage.put('settings', { objects: [table('good'), table('bad')] }, TABLES);
});

it('what an earlier version kept is brought over once, and then deleted', async () => {
  const onSetAside = vi.fn();
  const { bench, bringOver, made } = workbench();
  await bringEarlierTables(bench, onSetAside);
  await bringEarlierTables(bench, onSetAside);
  expect(made).toEqual(['good', 'bad']);
  expect(bringOver).toHaveBeenCalledOnce();
  expect(await stored(TABLES)).toBeUndefined();
  expect(await stored('sql-keep-tables')).toBeUndefined();
  expect(onSetAside).not.toHaveBeenCalled();
});

it('a table that cannot be made is set aside before the old record is deleted', async () => {
  const onSetAside = vi.fn();
  await bringEarlierTables(workbench('bad').bench, onSetAside);
  expect(onSetAside).toHaveBeenCalledOnce();
  expect(await stored(TABLES)).toBeUndefined();
  expect(await findUnread()).toMatchObject([
    {
      name: 'your table “bad”',
      why: 'DuckDB could not make it',
      value: { name: 'bad', ipc: new Uint8Array([1]) },
    },
  ]);
});

it('what cannot be read of them is set aside', async () => {
  await (await openStorage()).put('settings', { objects: [null, table('good')] }, TABLES);
  const { bench, made } = workbench();
  await bringEarlierTables(bench, () => {});
  expect(made).toEqual(['good']);
  expect(await findUnread()).toMatchObject([{ name: 'one of your own tables', value: [null] }]);
});

it('stays where it is while it cannot be brought over', async () => {
  const { bench } = workbench();
  bench.bringOver = async () => {
    throw new Error('DuckDB stopped: a statement crashed it.');
  };
  await expect(bringEarlierTables(bench, () => {})).rejects.toThrow('DuckDB stopped');
  expect(await stored(TABLES)).toMatchObject({ objects: [{ name: 'good' }, { name: 'bad' }] });
});
