import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { findUnread } from '../../../src/state/find-unread';
import { OWN_STORE } from '../../../src/state/sql/own-store';
import { openStorage } from '../../../src/storage/open-storage';

const bytes = (text: string) => new Blob([text]);

beforeEach(async () => (await openStorage()).clear('settings'));
afterEach(() => vi.restoreAllMocks());

it('counts versions, and replaces only the one that the new one was made from', async () => {
  expect(await OWN_STORE.read()).toBeNull();
  expect(await OWN_STORE.write(bytes('one'), 0)).toBe('kept');
  expect(await OWN_STORE.write(bytes('other'), 0)).toBe('changed');
  expect(await OWN_STORE.write(bytes('two'), 1)).toBe('kept');
  expect(await OWN_STORE.read()).toMatchObject({ version: 2 });
  expect(await findUnread()).toEqual([]);
});

it('of two writes at once one is refused', async () => {
  const both = await Promise.all([OWN_STORE.write(bytes('one'), 0), OWN_STORE.write(bytes('two'), 0)]);
  expect(both.sort()).toEqual(['changed', 'kept']);
});

it('replaces the one before once the browser has all bytes of the new one', async () => {
  await OWN_STORE.write(bytes('one'), 0);
  const late = bytes('two');
  let arrive = (_: ArrayBuffer) => {};
  const arrived = new Promise<ArrayBuffer>((resolve) => {
    arrive = resolve;
  });
  Object.defineProperty(late, 'slice', { value: () => ({ arrayBuffer: () => arrived }) });
  const written = OWN_STORE.write(late, 1);
  expect(await OWN_STORE.read()).toMatchObject({ version: 1 });
  arrive(new ArrayBuffer(1));
  expect(await written).toBe('kept');
  expect(await OWN_STORE.read()).toMatchObject({ version: 2 });

  const gone = bytes('three');
  const failure = async () => {
    throw new DOMException('the file could not be read', 'NotReadableError');
  };
  Object.defineProperty(gone, 'slice', { value: () => ({ arrayBuffer: failure }) });
  expect(await OWN_STORE.write(gone, 2)).toMatchObject({
    problem: expect.stringContaining('could not be read'),
  });
  expect(await OWN_STORE.read()).toMatchObject({ version: 2 });
});

it('does not take storage that cannot be read for storage without anything', async () => {
  await OWN_STORE.write(bytes('one'), 0);
  const broken = vi.spyOn(IDBObjectStore.prototype, 'getAllKeys').mockImplementation(() => {
    throw new DOMException('the disk failed', 'AbortError');
  });
  expect(await OWN_STORE.read()).toMatchObject({ problem: expect.stringContaining('the disk failed') });
  broken.mockRestore();
  expect(await OWN_STORE.read()).toMatchObject({ version: 1 });
});

it.each([null, 7, {}, { version: 0, bytes: bytes('') }, { version: 1, bytes: new Uint8Array(1) }])(
  'what is no such record is named, and moved before another is written (%j)',
  async (odd) => {
    await (await openStorage()).put('settings', odd, 'sql-database');
    expect(await OWN_STORE.read()).toBeNull();
    expect(await findUnread()).toMatchObject([{ name: 'your own tables', key: 'sql-database' }]);
    expect(await OWN_STORE.write(bytes('one'), 0)).toBe('kept');
    expect(await OWN_STORE.read()).toMatchObject({ version: 1 });
    expect(await findUnread()).toMatchObject([{ name: 'your own tables' }]);
  },
);

it('one that cannot be opened is set aside under a key of its own', async () => {
  await OWN_STORE.write(bytes('one'), 0);
  expect(await OWN_STORE.setAside({ version: 1, bytes: bytes('one') }, 'it is cut short')).toBeNull();
  expect(await OWN_STORE.write(bytes('empty'), 1)).toBe('kept');
  expect(await findUnread()).toMatchObject([{ why: 'it is cut short' }]);
});
