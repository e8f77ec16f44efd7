import 'fake-indexeddb/auto';
import { afterEach, expect, it, vi } from 'vitest';
import type { Database } from '../../../../src/db/types';
import { createLocalRuns } from '../../../../src/state/runs/local-runs';
import { StorageError } from '../../../../src/storage/open-storage';
import { runStore } from '../../../../src/storage/run-store';
import { A_PLAN, AN_ANSWER, aRecord } from '../../inference/a-record';
import { fakeTables } from '../fake-tables';
import { refuseDeletion } from '../refuse-deletion';

afterEach(() => vi.restoreAllMocks());

function runsAndTables() {
  const { tables, of } = fakeTables();
  const runs = createLocalRuns({ database: { tables } as Database, models: { refresh: async () => {} } });
  const seen = () => [runs.records.value.map(({ id }) => id), of('models').map(({ model }) => model)];
  return { runs, seen };
}

it('a run that the browser will not delete stays, and says that it is still kept', async () => {
  const { runs, seen } = runsAndTables();
  await runs.take({ record: aRecord({ plan: A_PLAN }), answers: [AN_ANSWER] });
  refuseDeletion();
  const failure = await runs.remove('a-run').catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(StorageError);
  expect(String(failure)).toContain('still keeps it');
  expect(seen()).toEqual([['a-run'], ['a-model']]);
  vi.restoreAllMocks();
  await runs.remove('a-run');
  expect([...seen(), await runStore.list()]).toEqual([[], [], []]);
});

it('a run that was never kept can be deleted', async () => {
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('no room', 'QuotaExceededError');
  });
  const { runs, seen } = runsAndTables();
  await runs.take({ record: aRecord({ plan: A_PLAN }), answers: [AN_ANSWER] });
  refuseDeletion();
  await runs.remove('a-run');
  expect(seen()).toEqual([[], []]);
});
