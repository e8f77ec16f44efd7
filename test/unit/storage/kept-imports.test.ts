import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  forgetImport,
  type KeptModel,
  type KeptVia,
  keepImport,
  keptImports,
  keyOf,
} from '../../../src/storage/kept-imports';
import { StorageError } from '../../../src/storage/storage-error';

const via: KeptVia = { kind: 'via', file: 'via.zip', bytes: new Uint8Array([1, 2, 3]).buffer, savedAt: 1 };
const model: KeptModel = {
  kind: 'model',
  model: 'mine',
  label: 'Mine',
  note: '',
  ratings: new Uint8Array([1, 2]),
  choices: null,
  savedAt: 2,
};

afterEach(async () => {
  vi.restoreAllMocks();
  for (const source of (await keptImports()).good) await forgetImport(keyOf(source));
});

describe('kept sources', () => {
  it('come back as they were kept, until they are forgotten', async () => {
    await keepImport(via);
    await keepImport(model);
    expect((await keptImports()).good).toEqual([model, via]);
    await forgetImport('model/mine');
    expect((await keptImports()).good).toEqual([via]);
  });

  it('of the release replace the one before', async () => {
    await keepImport(via);
    await keepImport({ ...via, file: 'other.zip' });
    expect((await keptImports()).good).toEqual([{ ...via, file: 'other.zip' }]);
  });

  it('of a model do not overwrite that of another tab', async () => {
    await keepImport(model);
    await expect(keepImport({ ...model, label: 'Another' })).rejects.toThrow(
      /Another tab keeps a model with this name/,
    );
    expect((await keptImports()).good).toEqual([model]);
  });

  it('that find the storage full say what to do', async () => {
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    const failure = await keepImport(model).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StorageError);
    expect(String(failure)).toContain('storage for this site is full');
    expect((await keptImports()).good).toEqual([]);
  });
});
