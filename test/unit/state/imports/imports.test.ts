import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Database } from '../../../../src/db/types';
import { viaSummary } from '../../../../src/domain/via/via-summary';
import { readVia } from '../../../../src/readers/via';
import { createImports } from '../../../../src/state/imports/imports';
import { createSetAside } from '../../../../src/state/set-aside';
import { type KeptModel, keepImport } from '../../../../src/storage/kept-imports';
import { openStorage } from '../../../../src/storage/open-storage';
import { fakeTables } from '../fake-tables';

vi.mock('../../../../src/state/imports/read-in-worker', () => ({
  // In the page a worker does this.
  readRelease: async ({ file, bytes }: { file: string; bytes: ArrayBuffer }) => {
    const rows = await readVia(file, new Uint8Array(bytes));
    return { encoded: { ipc: new Uint8Array(), rows: rows.length }, summary: viaSummary(rows) };
  },
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
  const news: string[] = [];
  const query = vi.fn(async (_: string, { params = [] }: { params?: readonly unknown[] } = {}) => ({
    rowCount: of('models').filter(({ model: own }) => own === params[0]).length,
  })) as unknown as Database['query'];
  const imports = createImports({ tables, query }, false, setAside.note, (said) => news.push(said));
  const found = () => setAside.list.value.map(({ name, why }) => `${name}: ${why}`);
  const shown = () => of('models').map(({ label }) => label);
  return { imports, setAside, found, shown, failAt, news };
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

describe('what one tab does with imports', () => {
  const NEW = { note: '', ratings: null, choices: null };
  const twoTabs = async () => {
    const tabs = [page(), page()] as const;
    for (const { imports } of tabs) await imports.restore();
    return tabs;
  };

  it('is seen in the others: models added, renamed and deleted', async () => {
    const [here, there] = await twoTabs();
    await here.imports.models.add({ label: 'Mine', ...NEW });
    await vi.waitFor(() => expect(there.shown()).toEqual(['Mine']));
    await there.imports.models.rename('mine', 'Yours');
    await vi.waitFor(() => expect(here.shown()).toEqual(['Yours']));
    await here.imports.models.remove('yours');
    await vi.waitFor(() => expect(there.shown()).toEqual([]));
    await vi.waitFor(() =>
      expect([here.news, there.news]).toEqual([
        ['Another tab renamed the model “Mine” to “Yours”.'],
        ['Another tab added the model “Mine”.', 'Another tab deleted the model “Yours”.'],
      ]),
    );
  });

  it('takes nothing that another has alone', async () => {
    const [here, there] = await twoTabs();
    const full = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    await here.imports.models.add({ label: 'In memory', ...NEW });
    full.mockRestore();
    await there.imports.models.add({ label: 'Kept', ...NEW });
    await vi.waitFor(() => expect(here.shown()).toEqual(['In memory', 'Kept']));
    await there.imports.models.remove('kept');
    await vi.waitFor(() => expect(here.shown()).toEqual(['In memory']));
  });

  it('is seen in the others: the release loaded and deleted', async () => {
    const [here, there] = await twoTabs();
    const action = '{""Human Action"": ""I save."", ""Feature Attributions"": [""save""]}';
    const csv = `,country,topic,value,polarity,generation_prompt\n0,France,Politics,Wealth,positive,"${action}"`;
    const file = new File([csv], 'own.csv');
    await here.imports.via.open(file);
    await here.imports.via.accept();
    expect(here.imports.via.state.value.kind).toBe('loaded');
    await vi.waitFor(() => expect(there.imports.via.state.value.kind).toBe('loaded'));
    await there.imports.via.remove();
    await vi.waitFor(() => expect(here.imports.via.state.value.kind).toBe('sample'));
    expect(here.news).toEqual(['Another tab deleted the VIA release.']);
  });
});
