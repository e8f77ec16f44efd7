import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findUnread } from '../../../src/state/find-unread';
import { createHistory } from '../../../src/state/sql/history';
import { keepImport, keptImports } from '../../../src/storage/kept-imports';
import { openStorage } from '../../../src/storage/open-storage';
import { runStore } from '../../../src/storage/run-store';
import type { SetAside } from '../../../src/storage/set-aside';
import { A_PLAN, AN_ANSWER, aRecord } from '../inference/a-record';

const record = aRecord({ plan: A_PLAN });
const model = {
  kind: 'model',
  model: 'mine',
  label: 'Mine',
  note: '',
  ratings: null,
  choices: null,
  savedAt: 1,
} as const;
const entry = { at: 1, sql: 'FROM models', outcome: 'done', rows: 8, milliseconds: 3 } as const;
const answerKey = ['a-run', 'Egypt | Religion | 2 | 5 | Wealth'];

const names = (found: readonly SetAside[]) => found.map(({ name }) => name);
const unread = async () => names(await findUnread());

beforeEach(async () => {
  const storage = await openStorage();
  for (const store of storage.objectStoreNames) await storage.clear(store);
});
afterEach(() => vi.restoreAllMocks());

describe('what is written in the place of a record that cannot be read', () => {
  it.each<[string, () => Promise<unknown>, string, IDBValidKey, string]>([
    ['a run', () => runStore.save(record), 'runs', 'a-run', 'the run “a-run”'],
    [
      'an answer',
      () => runStore.save(record).then(() => runStore.putAnswers([AN_ANSWER])),
      'answers',
      answerKey,
      'an answer of the run “a-run”',
    ],
    ['a model', () => keepImport(model), 'sources', 'model/mine', 'the import “model/mine”'],
    [
      'the release',
      () => keepImport({ kind: 'via', file: 'via.zip', bytes: new ArrayBuffer(1), savedAt: 1 }),
      'sources',
      'via',
      'the VIA release',
    ],
  ])('moves it out of the way first: %s', async (_, write, store, key, name) => {
    const storage = await openStorage();
    await storage.put(store as 'runs', { precious: 1 }, key);
    await write();
    expect(await storage.get(store as 'runs', key)).not.toEqual({ precious: 1 });
    const moved = (await findUnread()).find((found) => found.name === name);
    expect(moved).toMatchObject({ store, value: { precious: 1 } });
    await moved?.remove();
    expect((await unread()).filter((found) => found === name)).toEqual([]);
    expect(await storage.get(store as 'runs', key)).toBeDefined();
  });

  it('does so once, however often it is written', async () => {
    const storage = await openStorage();
    await storage.put('runs', { precious: 1 }, 'a-run');
    for (let time = 0; time < 3; time++) await runStore.save(record);
    expect(await storage.count('settings')).toBe(1);
  });

  it('leaves it where there is no room to move it', async () => {
    const storage = await openStorage();
    await storage.put('runs', { precious: 1 }, 'a-run');
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    await expect(runStore.save(record)).rejects.toMatchObject({ problem: 'full' });
    expect(await storage.get('runs', 'a-run')).toEqual({ precious: 1 });
  });

  it('all or none: one answer that cannot be stored keeps its batch back', async () => {
    const storage = await openStorage();
    const other = { ...AN_ANSWER, value: 'Equality', raw: (() => {}) as unknown as string };
    await expect(runStore.putAnswers([AN_ANSWER, other])).rejects.toThrow(/could not save/);
    expect(await storage.count('answers')).toBe(0);
  });
});

describe('the history', () => {
  it('keeps the entries that can be read when the others are deleted', async () => {
    const storage = await openStorage();
    await storage.put('settings', [null, entry, [null]], 'sql-history');
    const [found, ...others] = await findUnread();
    expect(others).toEqual([]);
    expect(found).toMatchObject({ name: '2 entries of the SQL history', value: [null, [null]] });
    await found?.remove();
    expect(await storage.get('settings', 'sql-history')).toEqual([entry]);
    // What was found once, and is written anew by now, is not deleted.
    await found?.remove();
    expect(await storage.get('settings', 'sql-history')).toEqual([entry]);
  });

  it('that could not be loaded is not written over', async () => {
    const storage = await openStorage();
    await storage.put('settings', [entry], 'sql-history');
    const broken = vi.spyOn(IDBObjectStore.prototype, 'getAllKeys').mockImplementation(() => {
      throw new DOMException('the disk failed', 'AbortError');
    });
    const history = createHistory();
    await expect.poll(() => history.problem.value).toContain('the disk failed');
    broken.mockRestore();
    history.add({ ...entry, sql: 'SELECT 1' });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await storage.get('settings', 'sql-history')).toEqual([entry]);
    history.clear();
    await expect.poll(() => storage.get('settings', 'sql-history')).toEqual([]);
  });
});

describe('a record that the browser itself cannot give', () => {
  /** As where the file of a large value is gone. */
  function loseRecord(lost: string): void {
    const { get } = IDBObjectStore.prototype;
    vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(() => {
      throw new DOMException('Failed to read large IndexedDB value', 'DataError');
    });
    vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore, key) {
      if (key === lost) throw new DOMException('Failed to read large IndexedDB value', 'DataError');
      return get.call(this, key);
    });
  }

  it('is named, and the others are there', async () => {
    await keepImport(model);
    await keepImport({ ...model, model: 'other' });
    loseRecord('model/other');
    const { good, setAside } = await keptImports();
    expect(good).toEqual([model]);
    expect(setAside).toMatchObject([
      {
        name: 'the import “model/other”',
        why: expect.stringContaining('Failed to read large'),
        value: undefined,
      },
    ]);
    await setAside[0]?.remove();
    vi.restoreAllMocks();
    expect(await keptImports()).toEqual({ good: [model], setAside: [] });
  });

  it('is not written over', async () => {
    await runStore.save(record);
    loseRecord('a-run');
    await expect(runStore.save({ ...record, total: 7 })).rejects.toThrow(/could not save/);
    vi.restoreAllMocks();
    expect((await runStore.list()).good).toEqual([record]);
  });
});

it('a store that cannot be read at all is not taken for an empty one', async () => {
  await keepImport(model);
  await runStore.save(record);
  await runStore.putAnswers([AN_ANSWER]);
  const closed = () => {
    throw new DOMException('The database connection is closing.', 'InvalidStateError');
  };
  vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(closed);
  vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(closed);
  for (const read of [keptImports, runStore.list, () => runStore.answers('a-run')])
    await expect(read()).rejects.toMatchObject({
      problem: 'unread',
      message: expect.stringContaining('It is still there'),
    });
});

describe('a run whose record cannot be read', () => {
  it('is downloaded and deleted with its answers', async () => {
    const storage = await openStorage();
    await storage.put('runs', { ...record, plan: null }, 'a-run');
    await runStore.putAnswers([AN_ANSWER]);
    const [run, ...others] = await findUnread();
    expect(others).toEqual([]);
    expect(run).toMatchObject({
      name: 'the run “A model”',
      why: 'its “plan” is null',
      value: { record: { id: 'a-run' }, answers: [AN_ANSWER] },
    });
    await run?.remove();
    expect([await storage.count('runs'), await storage.count('answers')]).toEqual([0, 0]);
  });

  it('keeps its answers if it can be read by the time that it is deleted', async () => {
    const storage = await openStorage();
    await storage.put('runs', null, 'a-run');
    await runStore.putAnswers([AN_ANSWER]);
    const [run] = await findUnread();
    await runStore.save(record);
    await run?.remove();
    expect([await storage.count('runs'), await storage.count('answers')]).toEqual([1, 1]);
  });
});

it('everything that is kept is used or named', async () => {
  const storage = await openStorage();
  await storage.put('settings', 1, 'no such setting');
  await storage.put('settings', null, ['set aside', 1, 2]);
  await storage.put('settings', 'often', 'speed wllama a');
  await storage.put('settings', 'yes', 'sql-keep-tables');
  await storage.put('settings', { objects: [null, 7] }, 'sql-own-tables');
  await storage.put('answers', AN_ANSWER, answerKey);
  await storage.put('answers', 1, 7);
  await storage.put('answers', 1, new Date(0));
  await storage.put('sources', 1, [[new Date(0)], new Uint8Array([1])]);
  const found = await findUnread();
  expect(names(found).sort()).toEqual(
    [
      '2 answers of no run',
      '2 of your own tables',
      'a record that was set aside',
      'an answer of the run “a-run”',
      'the import “Thu Jan 01 1970'.slice(0, 12),
      'the measured speed of wllama a',
      'the setting “no such setting”',
      'whether your own tables are kept',
    ].map((name) => expect.stringContaining(name)),
  );
  expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
  for (const each of found) await each.remove();
  expect(await unread()).toEqual([]);
  expect(await storage.get('settings', 'sql-own-tables')).toEqual({ objects: [] });
});

it('finds nothing, and fails at nothing, where the browser keeps nothing', async () => {
  vi.resetModules();
  vi.stubGlobal('indexedDB', undefined);
  const { findUnread: find } = await import('../../../src/state/find-unread');
  expect(await find()).toEqual([]);
  vi.stubGlobal('indexedDB', new IDBFactory());
});
