import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createViaRelease } from '../../../../src/state/imports/via-release';
import { keptImports } from '../../../../src/storage/kept-imports';
import { StorageError } from '../../../../src/storage/storage-error';
import { fakeTables } from '../fake-tables';
import { refuseDeletion } from '../refuse-deletion';

vi.mock('../../../../src/state/imports/read-in-worker', () => ({
  readRelease: async () => ({ encoded: { ipc: new Uint8Array(), rows: 1 }, summary: { actions: 1 } }),
}));

afterEach(() => vi.restoreAllMocks());

async function loaded() {
  const { tables, names } = fakeTables();
  const via = createViaRelease(tables, false, () => {});
  await via.open(new File(['a release'], 'via.csv'));
  await via.accept();
  return { via, names };
}

describe('the release that the browser will not delete', () => {
  it('stays, and says that it is still kept, until it can be deleted', async () => {
    const { via, names } = await loaded();
    expect(via.state.value).toMatchObject({ kind: 'loaded', kept: true });
    refuseDeletion();
    const failure = await via.remove().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StorageError);
    expect(String(failure)).toContain('still keeps it');
    expect([via.state.value.kind, names()]).toEqual(['loaded', ['via_actions']]);
    vi.restoreAllMocks();
    await via.remove();
    expect([via.state.value.kind, names(), (await keptImports()).good]).toEqual(['sample', [], []]);
  });

  it('can be removed where the browser did not keep it', async () => {
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    const { via, names } = await loaded();
    refuseDeletion();
    await via.remove();
    expect([via.state.value.kind, names()]).toEqual(['sample', []]);
  });
});
