import 'fake-indexeddb/auto';
import { afterEach, expect, it, vi } from 'vitest';
import type { Database } from '../../../../src/db/types';
import { createLocalRuns } from '../../../../src/state/runs/local-runs';
import { createRunTabs } from '../../../../src/state/runs/run-tabs';
import type { Services } from '../../../../src/state/services';
import { createSetAside } from '../../../../src/state/set-aside';
import { createTabNews } from '../../../../src/state/tab-news';
import { runStore } from '../../../../src/storage/run-store';
import { StorageError } from '../../../../src/storage/storage-error';
import { A_PLAN, AN_ANSWER, aRecord } from '../../inference/a-record';
import { fakeTables } from '../fake-tables';
import { refuseDeletion } from '../refuse-deletion';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const A_RUN = aRecord({
  plan: A_PLAN,
  origin: 'local',
  engine: { kind: 'wllama', version: '1', settings: { file: 'tiny.gguf' } },
});
const SERVER = { base: 'http://127.0.0.1:9/v1', model: 'a-model', anywhere: 'yes', parallel: '1' };
const SERVED = aRecord({
  ...A_RUN,
  id: 'served',
  plan: { ...A_PLAN, task1: { variants: [0], form: 'paper' } },
  state: 'paused',
  engine: { kind: 'endpoint', version: '1', settings: SERVER },
  total: 56,
});
const PUBLISHED = { country: 'Egypt', topic: 'Religion', value: 'Wealth', variant: 5 };

function runsAndTables() {
  const { tables, of } = fakeTables();
  const query = async (sql: string, { params = [] }: { readonly params?: readonly unknown[] } = {}) => {
    if (sql.includes('task2_choices')) return { rows: [{ ...PUBLISHED, choice: 'agree', evidence: 'ok' }] };
    return { rows: params.includes('an-import') ? [{ model: 'an-import' }] : [] };
  };
  const database = { tables, query } as unknown as Database;
  const made = new Map<unknown, unknown>();
  const once = ((make: () => unknown) => {
    if (!made.has(make)) made.set(make, make());
    return made.get(make);
  }) as Services['once'];
  const runs = createLocalRuns({
    database,
    models: { refresh: async () => {} },
    setAside: createSetAside(),
    once,
  });
  // As `createServices` does.
  once(createRunTabs).hear((run) => void runs.follow(run));
  const seen = () => [runs.records.value.map(({ id }) => id), of('models').map(({ model }) => model)];
  return { runs, seen, news: once(createTabNews) };
}

it('a run that the browser will not delete stays, and says that it is still kept', async () => {
  const { runs, seen } = runsAndTables();
  await runs.take({ record: A_RUN, answers: [AN_ANSWER] });
  refuseDeletion();
  const failure = await runs.remove('a-run').catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(StorageError);
  expect(String(failure)).toContain('still keeps it');
  expect(seen()).toEqual([['a-run'], ['a-model']]);
  vi.restoreAllMocks();
  await runs.remove('a-run');
  expect([...seen(), (await runStore.list()).good]).toEqual([[], [], []]);
});

it('a run that was never kept can be deleted', async () => {
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('no room', 'QuotaExceededError');
  });
  const { runs, seen } = runsAndTables();
  await runs.take({ record: A_RUN, answers: [AN_ANSWER] });
  refuseDeletion();
  await runs.remove('a-run');
  expect(seen()).toEqual([[], []]);
});

it('a kept run asks no server that the reader has not agreed to on this page', async () => {
  await runStore.save(SERVED);
  const { runs } = runsAndTables();
  vi.stubGlobal('navigator', {});
  const fetched = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('no network'));
  const session = await runs.open('served');
  const phase = () =>
    JSON.stringify(session?.phase.value, (_, part) => (part instanceof Error ? part.message : part));
  expect(runs.toAllow(SERVED)).toEqual([{ host: '127.0.0.1:9', purpose: 'gets the prompts' }]);
  await session?.start();
  expect(phase()).toContain('Allow this first: 127.0.0.1:9 gets the prompts.');
  expect(fetched).not.toHaveBeenCalled();
  runs.allow('served');
  expect(runs.toAllow(SERVED)).toEqual([]);
  await session?.start();
  expect(fetched).toHaveBeenCalled();
  await runs.remove('served');
});

it('a kept run whose engine is no replay is not continued as one', async () => {
  await runStore.save({ ...SERVED, origin: 'replay' });
  const { runs } = runsAndTables();
  await runs.list();
  expect(runs.records.value.map(({ origin }) => origin)).toEqual(['imported']);
  expect((await runs.open('served'))?.record.value.origin).toBe('imported');
  await runs.remove('served');
});

it('a file changes neither plan nor server of the run that has its id', async () => {
  await runStore.save(SERVED);
  const { runs } = runsAndTables();
  const elsewhere = {
    ...SERVED,
    engine: { ...SERVED.engine, settings: { ...SERVER, base: 'https://example.org/v1' } },
  };
  const answers = [{ ...AN_ANSWER, run: 'served' }];
  await expect(runs.take({ record: elsewhere, answers })).rejects.toThrow('another run with the id served');
  expect(await runStore.record('served')).toEqual(SERVED);
  expect((await runStore.answers('served')).good).toEqual([]);
  const { record } = await runs.take({ record: { ...SERVED, state: 'finished' }, answers });
  expect(record.value).toMatchObject({ origin: 'local', state: 'finished' });
  await runs.remove('served');
});

it('a file adds no answers to a model that is here, a run or an import', async () => {
  const { runs } = runsAndTables();
  await runs.take({ record: A_RUN, answers: [AN_ANSWER] });
  const other = { ...A_RUN, id: 'other' };
  const answers = [{ ...AN_ANSWER, run: 'other' }];
  await expect(runs.take({ record: other, answers })).rejects.toThrow(
    'has the key of this run’s model (a-model)',
  );
  const imported = { ...other, model: 'an-import' };
  await expect(runs.take({ record: imported, answers })).rejects.toThrow('(an-import)');
  expect((await runStore.list()).good.map(({ id }) => id)).toEqual(['a-run']);
  await runs.take({ record: A_RUN, answers: [AN_ANSWER] });
  await runs.remove('a-run');
});

it('a replay holds nothing but published answers, under the published name', async () => {
  const replay = aRecord({ plan: A_PLAN });
  const { runs } = runsAndTables();
  const other = { ...AN_ANSWER, choice: 'disagree' as const };
  await expect(runs.take({ record: replay, answers: [other] })).rejects.toThrow(
    'differs from its published answers: Egypt, Religion, Task 2',
  );
  expect((await runStore.list()).good).toEqual([]);
  const { record } = await runs.take({ record: replay, answers: [AN_ANSWER] });
  expect(record.value).toMatchObject({
    origin: 'replay',
    measured: { label: 'Llama-3.3-70B', provider: 'Meta' },
  });
  await runs.remove('a-run');
});

it('a run is the same in all tabs: opened, gone on and deleted', async () => {
  const [here, there] = [runsAndTables(), runsAndTables()];
  await here.runs.take({ record: A_RUN, answers: [AN_ANSWER] });
  await vi.waitFor(() => expect(there.seen()).toEqual([['a-run'], ['a-model']]));
  const session = await there.runs.open('a-run');
  expect(session?.answers.size).toBe(1);
  const second = { ...AN_ANSWER, value: 'Loyal' };
  await here.runs.take({ record: A_RUN, answers: [AN_ANSWER, second] });
  await vi.waitFor(() => expect(session?.answers.size).toBe(2));
  await there.runs.remove('a-run');
  await vi.waitFor(() => expect(here.seen()).toEqual([[], []]));
  expect(here.news.value).toBe('Another tab deleted the run “A model”.');
  expect([there.seen(), there.news.value]).toEqual([[[], []], null]);
});

it('a run that one tab alone has stays there when another tells of changes', async () => {
  const [here, there] = [runsAndTables(), runsAndTables()];
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('no room', 'QuotaExceededError');
  });
  await here.runs.take({ record: A_RUN, answers: [AN_ANSWER] });
  put.mockRestore();
  const other = { ...A_RUN, id: 'other', model: 'other-model' };
  await there.runs.take({ record: other, answers: [{ ...AN_ANSWER, run: 'other' }] });
  await vi.waitFor(() => expect(here.seen()[1]).toEqual(['a-model', 'other-model']));
  await here.runs.follow('a-run');
  await there.runs.remove('other');
  await vi.waitFor(() => expect(here.seen()).toEqual([['a-run'], ['a-model']]));
});
