import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import type { EarlierObjects, Workbench } from '../../../src/db/types';
import type { RunAnswer, RunRecord } from '../../../src/domain/runs/run-record';
import { knownSpeed } from '../../../src/state/runs/measured-speed';
import { bringEarlierTables } from '../../../src/state/sql/earlier-tables';
import { createHistory } from '../../../src/state/sql/history';
import { keepImport, keptImports } from '../../../src/storage/kept-imports';
import { openStorage } from '../../../src/storage/open-storage';
import { runStore } from '../../../src/storage/run-store';
import type { SetAside } from '../../../src/storage/set-aside';
import { aRecord } from '../inference/a-record';
import { keepOdd, ODD } from './odd-records';

const SCENARIO = { country: 'Nigeria', topic: 'Religion' };

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

/** As they are listed. */
const listed = (setAside: readonly SetAside[]) => setAside.map(({ name, why }) => `${name}: ${why}`);

describe('among odd records, storage still gives', () => {
  it('the runs, with what a later site added to them, and names the rest', async () => {
    const later = { ...record, id: 'later', engine: { ...record.engine, kind: 'webnn' }, added: 1 };
    await runStore.save(record);
    await runStore.save(later);
    await keepOdd(
      'runs',
      { ...record, format: 2 },
      { ...record, plan: {} },
      { ...record, created: 7 },
      record,
    );
    const { good, setAside } = await runStore.list();
    expect(good).toEqual([record, later]);
    expect(setAside).toHaveLength(ODD.length + 4);
    expect(listed(setAside)).toEqual(
      expect.arrayContaining([
        'the run “odd 0”: it is null',
        'the run “odd 3”: it is a date',
        'the run “odd 4”: it is a list',
        'the run “odd 6”: it is bytes',
        'the run “A model”: it was made by a newer version of this site',
        'the run “A model”: its “plan.scenarios” is missing',
        'the run “A model”: its “created” is 7',
        'the run “A model”: it should be under “a-run”, and is under “odd 15”',
      ]),
    );
    await expect(runStore.record('odd 0')).rejects.toThrow(
      'keeps the run “odd 0”, but this version of the site cannot read it: it is null',
    );
    expect(await runStore.record('nowhere')).toBeUndefined();
    expect(await runStore.record('later')).toEqual(later);
  });

  it('the answers of a run, and counts the rest', async () => {
    await runStore.putAnswers([answer]);
    await keepOdd('answers', { ...answer, ratings: { Wealth: 7 } }, { ...answer, usage: {} }, answer);
    const { good, setAside } = await runStore.answers('a-run');
    expect(good).toEqual([answer]);
    expect(listed(setAside)).toEqual([`${ODD.length + 3} answers of the run “a-run”: the first: it is null`]);
    await setAside[0]?.remove();
    expect(await runStore.answers('a-run')).toEqual({ good: [answer], setAside: [] });
  });

  it('the imports, and names the rest', async () => {
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
    const published = { ...model, model: 'gpt-4o-mini' };
    await keepOdd(
      'sources',
      { ...model, ratings: bytes(5) },
      { ...model, choices: bytes(255) },
      { ...model, ratings: [1] },
      { ...model, label: 'x'.repeat(1_000_000) },
      published,
      model,
    );
    const { good, setAside } = await keptImports();
    expect(good).toEqual([model, via]);
    expect(setAside).toHaveLength(ODD.length + 6);
    expect(listed(setAside)).toEqual(
      expect.arrayContaining([
        'the import “odd 1”: it is 7',
        'the model “Mine”: its “ratings” is bytes',
        'the model “Mine”: its “ratings” is a list',
        'the model “Mine”: its “model” is “gpt-4o-mini”',
        'the model “Mine”: it should be under “model/mine”, and is under “odd 17”',
      ]),
    );
    for (const { name } of setAside) expect(name.length).toBeLessThan(90);
    for (const each of setAside) await each.remove();
    expect(await keptImports()).toEqual({ good: [model, via], setAside: [] });
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
    const read = vi.fn(async (earlier: EarlierObjects) => earlier.read());
    await bringEarlierTables({ bringOver: read } as unknown as Workbench, () => {});
    expect(await read.mock.results[0]?.value).toEqual([table]);
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
