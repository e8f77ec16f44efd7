import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { StorageError } from '../../../src/storage/storage-error';

/** The module as a new page has it. */
async function newPage() {
  vi.resetModules();
  return import('../../../src/storage/open-storage');
}

const failure = (work: Promise<unknown>) =>
  work.then(
    () => {
      throw new Error('It did not fail');
    },
    (error: StorageError) => error,
  );

/** What another tab does to the database. */
function elsewhere(request: IDBOpenDBRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      request.result?.close();
      resolve();
    };
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('blocked'));
  });
}

beforeEach(() => {
  vi.unstubAllGlobals();
  vi.stubGlobal('indexedDB', new IDBFactory());
});

describe('a connection that was closed', () => {
  it('for a deletion in another tab is not used again', async () => {
    const { openStorage } = await newPage();
    await (await openStorage()).put('settings', 1, 'a');
    await elsewhere(indexedDB.deleteDatabase('value-action-lens'));
    await (await openStorage()).put('settings', 2, 'b');
    expect(await (await openStorage()).getAllKeys('settings')).toEqual(['b']);
  });

  it('for a newer version in another tab is not used again: the page says that there is one', async () => {
    const { openStorage } = await newPage();
    await openStorage();
    await elsewhere(indexedDB.open('value-action-lens', 2));
    const error = await failure(openStorage());
    expect(error).toMatchObject({ name: 'StorageError', problem: 'newer', unavailable: true });
    expect(error.message).toContain('newer version of this site');
    expect(error.message).not.toContain('private window');
  });
});

describe('a database that does not open', () => {
  it.each([
    ['SecurityError', 'refused', 'keeps nothing'],
    ['InvalidStateError', 'refused', 'keeps nothing'],
    ['UnknownError', 'broken', 'cannot open what it keeps'],
  ])('for a %s is %s', async (name, problem, said) => {
    const { openStorage } = await newPage();
    vi.stubGlobal('indexedDB', {
      open() {
        throw new DOMException('Internal error opening backing store', name);
      },
    });
    const error = await failure(openStorage());
    expect(error).toMatchObject({ problem, unavailable: true });
    expect(error.message).toContain(said);
  });

  it('because site data is blocked, which Chromium says in the message alone, is refused', async () => {
    const { openStorage, mayHaveKept } = await newPage();
    const denied = () => {
      throw new DOMException('The user denied permission to access the database.', 'UnknownError');
    };
    vi.stubGlobal('indexedDB', { open: denied, databases: denied });
    expect(await failure(openStorage())).toMatchObject({ problem: 'refused' });
    expect(await mayHaveKept()).toBe(false);
  });

  it('is tried again at the next call', async () => {
    const { openStorage } = await newPage();
    const working = indexedDB;
    vi.stubGlobal('indexedDB', undefined);
    expect(await failure(openStorage())).toMatchObject({ problem: 'refused' });
    vi.stubGlobal('indexedDB', working);
    expect((await openStorage()).name).toBe('value-action-lens');
  });
});
