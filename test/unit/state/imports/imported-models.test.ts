import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createImportedModels } from '../../../../src/state/imports/imported-models';
import { forgetImport, keepImport, keptImports, keyOf } from '../../../../src/storage/kept-imports';
import { StorageError } from '../../../../src/storage/storage-error';
import { fakeTables } from '../fake-tables';
import { refuseDeletion } from '../refuse-deletion';

const NEW = { label: 'Mine', note: '', ratings: null, choices: null };

afterEach(async () => {
  vi.restoreAllMocks();
  for (const kept of (await keptImports()).good) await forgetImport(keyOf(kept));
});

function imported() {
  const { tables, of } = fakeTables();
  const models = createImportedModels(
    tables,
    async () => false,
    () => {},
  );
  const shown = () => [models.list.value.map(({ label }) => label), of('models').map(({ label }) => label)];
  return { models, shown };
}

const kept = async () => (await keptImports()).good.map((item) => keyOf(item));

describe('an imported model that the browser will not delete', () => {
  it('stays, and says that it is still kept', async () => {
    const { models, shown } = imported();
    await models.add(NEW);
    refuseDeletion();
    const failure = await models.remove('mine').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StorageError);
    expect(String(failure)).toContain('still keeps it');
    expect(shown()).toEqual([['Mine'], ['Mine']]);
    vi.restoreAllMocks();
    await models.remove('mine');
    expect([...shown(), await kept()]).toEqual([[], [], []]);
  });

  it('keeps its name', async () => {
    const { models, shown } = imported();
    await models.add(NEW);
    refuseDeletion();
    await expect(models.rename('mine', 'Yours')).rejects.toThrow('still keeps it');
    expect([...shown(), await kept()]).toEqual([['Mine'], ['Mine'], ['model/mine']]);
  });
});

describe('an imported model that is not kept', () => {
  it('leaves another tab’s model of the same name alone', async () => {
    await keepImport({ kind: 'model', model: 'mine', savedAt: 1, ...NEW });
    const { models } = imported();
    await models.add(NEW);
    await models.rename('mine', 'Yours');
    expect(await kept()).toEqual(['model/mine', 'model/yours']);
  });

  it('can be removed', async () => {
    await keepImport({ kind: 'model', model: 'mine', savedAt: 1, ...NEW });
    const { models, shown } = imported();
    await models.add(NEW);
    await models.remove('mine');
    expect([...shown(), await kept()]).toEqual([[], [], ['model/mine']]);
  });
});
