import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import type { Workbench } from '../../../src/db/types';
import type { RunAnswer, RunRecord } from '../../../src/domain/runs/run-record';
import { knownSpeed } from '../../../src/state/runs/measured-speed';
import { createHistory } from '../../../src/state/sql/history';
import { createKeptTables } from '../../../src/state/sql/own-tables';
import { keepImport, keptImports } from '../../../src/storage/kept-imports';
import { openStorage, type StoreName } from '../../../src/storage/open-storage';
import { runStore } from '../../../src/storage/run-store';
import { aRecord } from '../inference/a-record';

/** Things that no version of the site has kept, and a few that are nearly right. */
const ODD = [
  null,
  7,
  'text',
  new Date(0),
  [null],
  {},
  { format: 1 },
  { kind: 'model' },
  { kind: 'via', bytes: 1 },
];

const SCENARIO = { country: 'Nigeria', topic: 'Religion' };

async function keepOdd(store: StoreName, ...odd: readonly unknown[]): Promise<void> {
  const storage = await openStorage();
  for (const [index, value] of [...ODD, ...odd].entries())
    await storage.put(store, value, store === 'answers' ? ['a-run', `odd ${index}`] : `odd ${index}`);
}

const record: RunRecord = aRecord({
  plan: {
    scenarios: [SCENARIO],
    task1: null,
    task2: { variants: [5] },
    seed: 1,
    temperature: 0,
    customTemplates: {},
  },
});
const answer: RunAnswer = {
  run: 'a-run',
  ...SCENARIO,
  task: 2,
  value: 'Wealth',
  variant: 5,
  outcome: 'answered',
  raw: '{"choice": "Option 2"}',
  ratings: {},
  choice: 'agree',
  problems: [],
  refused: false,
  probabilities: null,
  usage: null,
  attempts: 1,
  error: null,
  at: '2026-01-01T00:00:00.000Z',
};

describe('among odd records, storage still gives', () => {
  it('the runs, with what a later site added to them', async () => {
    const later = { ...record, id: 'later', engine: { ...record.engine, kind: 'webnn' }, added: 1 };
    await runStore.save(record);
    await runStore.save(later);
    await keepOdd('runs', { ...record, format: 2 }, { ...record, plan: {} }, { ...record, created: 7 });
    expect(await runStore.list()).toEqual([record, later]);
    expect(await runStore.record('odd 0')).toBeUndefined();
    expect(await runStore.record('odd 9')).toBeUndefined();
    expect(await runStore.record('later')).toEqual(later);
  });

  it('the answers of a run', async () => {
    await runStore.putAnswers([answer]);
    await keepOdd('answers', { ...answer, ratings: { Wealth: 7 } }, { ...answer, usage: {} });
    expect(await runStore.answers('a-run')).toEqual([answer]);
  });

  it('the imports', async () => {
    const via = { kind: 'via', file: 'via.zip', bytes: new ArrayBuffer(3), savedAt: 1 } as const;
    const bytes = (...list: number[]) => new Uint8Array(list);
    const model = {
      kind: 'model',
      model: 'mine',
      label: 'Mine',
      note: '',
      ratings: bytes(0, 4),
      choices: bytes(1),
      savedAt: 2,
    } as const;
    await keepImport(via);
    await keepImport(model);
    await keepOdd(
      'sources',
      { ...model, ratings: bytes(5) },
      { ...model, choices: bytes(255) },
      { ...model, ratings: [1] },
    );
    expect(await keptImports()).toEqual([model, via]);
  });

  it('the history', async () => {
    const entry = { at: 1, sql: 'FROM models', outcome: 'done', rows: 8, milliseconds: 3 } as const;
    const storage = await openStorage();
    await storage.put('settings', [...ODD, entry, { ...entry, rows: 'many' }], 'sql-history');
    const history = createHistory();
    await expect.poll(() => history.entries.value).toEqual([entry]);
    for (const odd of ODD) {
      await storage.put('settings', odd, 'sql-history');
      const { entries, add } = createHistory();
      add(entry);
      await expect.poll(async () => storage.get('settings', 'sql-history')).toEqual([entry]);
      expect(entries.value).toEqual([entry]);
    }
  });

  it('the reader’s own tables', async () => {
    const table = {
      kind: 'table',
      schema: 'main',
      name: 'mine',
      sql: 'CREATE TABLE mine (n INTEGER)',
      rows: 1,
      columns: [{ name: 'n', type: 'INTEGER' }],
      kept: true,
      ipc: new Uint8Array([1]),
    };
    const storage = await openStorage();
    await storage.put('settings', true, 'sql-keep-tables');
    await storage.put('settings', { objects: [...ODD, table, { ...table, ipc: 'rows' }] }, 'sql-own-tables');
    const restore = vi.fn(async () => []);
    createKeptTables({ restore, objects: { value: null } } as unknown as Workbench);
    await expect.poll(() => restore.mock.calls).toEqual([[{ objects: [table] }]]);
  });

  it('the speeds', async () => {
    const storage = await openStorage();
    const kept = [...ODD.filter((odd) => odd !== 7), -1, 0, Number.POSITIVE_INFINITY, 12];
    const read = [];
    for (const [index, value] of kept.entries()) {
      await storage.put('settings', value, `speed wllama ${index}`);
      read.push(await knownSpeed('wllama', String(index)));
    }
    expect(read.filter((speed) => speed !== null)).toEqual([12]);
  });
});
