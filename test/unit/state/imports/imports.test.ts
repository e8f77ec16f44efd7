import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { readVia } from '../../../../src/readers/via';
import { createImports } from '../../../../src/state/imports/imports';
import { createSetAside } from '../../../../src/state/set-aside';
import { type KeptModel, keepImport } from '../../../../src/storage/kept-imports';
import { openStorage } from '../../../../src/storage/open-storage';
import { fakeTables } from '../fake-tables';

vi.mock('../../../../src/state/imports/read-in-worker', () => ({
  // In the page a worker does this.
  readRelease: async ({ file, bytes }: { file: string; bytes: ArrayBuffer }) =>
    readVia(file, new Uint8Array(bytes)),
}));

const model = (name: string): KeptModel => ({
  kind: 'model',
  model: name,
  label: name.toUpperCase(),
  note: '',
  ratings: null,
  choices: null,
  savedAt: 1,
});

beforeEach(async () => (await openStorage()).clear('sources'));

function page() {
  const { tables, of, failAt } = fakeTables();
  const setAside = createSetAside();
  const imports = createImports({ tables, query: vi.fn() }, false, setAside.note);
  const found = () => setAside.list.value.map(({ name, why }) => `${name}: ${why}`);
  const shown = () => of('models').map(({ label }) => label);
  return { imports, setAside, found, shown, failAt };
}

it('one kept model that does not fit the tables does not hide the others', async () => {
  for (const name of ['a', 'b', 'c']) await keepImport(model(name));
  await (await openStorage()).put('sources', null, 'odd');
  const { imports, setAside, found, shown, failAt } = page();
  failAt('models');
  await imports.restore();
  expect(shown()).toEqual(['B', 'C']);
  expect(imports.problem.value).toBeNull();
  expect(found()).toEqual(['the import “odd”: it is null', 'the model “A”: models took nothing']);
  await setAside.remove(setAside.list.value);
  expect(found()).toEqual([]);
  expect(await (await openStorage()).getAllKeys('sources')).toEqual(['model/b', 'model/c']);
});

it('a kept release that cannot be read is named, and the models are there', async () => {
  await keepImport({ kind: 'via', file: 'via.zip', bytes: new ArrayBuffer(7), savedAt: 1 });
  await keepImport(model('a'));
  const { imports, found, shown } = page();
  await imports.restore();
  expect(shown()).toEqual(['A']);
  expect(found()).toEqual([expect.stringMatching(/^the VIA release: via.zip is not a zip file/)]);
});
