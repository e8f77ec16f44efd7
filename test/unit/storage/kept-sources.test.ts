import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  forgetSource,
  type KeptModel,
  type KeptVia,
  keepSource,
  keptSources,
  keyOf,
} from '../../../src/storage/kept-sources';
import { StorageError } from '../../../src/storage/open-storage';

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
  for (const source of await keptSources()) await forgetSource(keyOf(source));
});

describe('kept sources', () => {
  it('come back as they were kept, until they are forgotten', async () => {
    await keepSource(via);
    await keepSource(model);
    expect(await keptSources()).toEqual([model, via]);
    await forgetSource('model/mine');
    expect(await keptSources()).toEqual([via]);
  });

  it('of the release take the place of the one before', async () => {
    await keepSource(via);
    await keepSource({ ...via, file: 'other.zip' });
    expect(await keptSources()).toEqual([{ ...via, file: 'other.zip' }]);
  });

  it('of a model do not overwrite that of another tab', async () => {
    await keepSource(model);
    await expect(keepSource({ ...model, label: 'Another' })).rejects.toThrow(
      /Another tab keeps a model with this name/,
    );
    expect(await keptSources()).toEqual([model]);
  });

  it('that find the storage full say what to do', async () => {
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    const failure = await keepSource(model).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StorageError);
    expect(String(failure)).toContain('storage for this site is full');
    expect(await keptSources()).toEqual([]);
  });
});
