import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import type { OverviewData } from '../../../src/analysis/overview-data';
import { createServices } from '../../../src/state/create-services';
import { keepImport } from '../../../src/storage/kept-imports';
import { runStore } from '../../../src/storage/run-store';
import { A_PLAN, AN_ANSWER, aRecord } from '../inference/a-record';
import { fakeTables } from './fake-tables';

const { tables, of } = fakeTables();
const inTables = () => of('models').map(({ model }) => model);

vi.mock('../../../src/db/database', () => ({
  createDatabase: () => ({
    tables,
    query: async () => ({ rows: [], rowCount: 0, models: inTables() }),
    workbench: {
      objects: { value: [] },
      look: async () => {},
      run: async (_: readonly string[], { onResult }: { onResult: (...told: unknown[]) => void }) =>
        onResult(0, inTables()),
    },
  }),
}));

it('makes the reader’s own SQL wait for the imports and runs that are kept', async () => {
  await keepImport({
    kind: 'model',
    model: 'mine',
    label: 'Mine',
    note: '',
    ratings: null,
    choices: null,
    savedAt: 1,
  });
  await runStore.save(aRecord({ plan: A_PLAN }));
  await runStore.putAnswers([AN_ANSWER]);

  const services = createServices({ figures: {}, play: [] } as unknown as OverviewData, false);
  void services.imports.restore();
  const onResult = vi.fn();
  await services.database.workbench.run(['FROM models'], { maxRows: 10, onResult });
  expect(onResult).toHaveBeenCalledWith(0, ['mine', 'a-model']);
});

it('makes what a page needs once, at its first use', () => {
  const services = createServices({ figures: {}, play: [] } as unknown as OverviewData, false);
  const make = vi.fn(({ database }: typeof services) => ({ database }));
  expect(services.once(make)).toBe(services.once(make));
  expect(services.once(make).database).toBe(services.database);
  expect(make).toHaveBeenCalledOnce();
});
