import { describe, expect, it } from 'vitest';
import type { Database } from '../../../../src/db/types';
import type { RunAnswer, RunRecord } from '../../../../src/domain/runs/run-record';
import { RunTables } from '../../../../src/state/runs/publish';

const record = {
  id: 'r1',
  model: 'local-tiny-r1',
  origin: 'local',
  measured: { label: 'tiny', provider: 'nobody', parameters: '1M' },
  engine: { kind: 'wllama' },
  plan: { scenarios: [{}], customTemplates: {}, task2: null },
  promptVersion: '1',
  dataset: { origin: 'via' },
  canaryFailed: false,
  total: 4,
} as unknown as RunRecord;

function answer(value: string, outcome: RunAnswer['outcome'] = 'answered'): RunAnswer {
  return {
    run: 'r1',
    task: 2,
    country: 'Egypt',
    topic: 'Religion',
    value,
    variant: 5,
    outcome,
    choice: 'agree',
    ratings: {},
  } as unknown as RunAnswer;
}

/** Tables that hold what they are given, each change taking a moment. */
function fakeTables() {
  const parts: { source: string; table: string; rows: readonly Record<string, unknown>[] }[] = [];
  const moment = () => new Promise((resolve) => setTimeout(resolve, 1));
  const tables = {
    async add(source: string, table: string, rows: readonly Record<string, unknown>[]) {
      await moment();
      parts.push({ source, table, rows });
    },
    async remove(source: string) {
      await moment();
      for (let at = parts.length - 1; at >= 0; at--) if (parts[at]?.source === source) parts.splice(at, 1);
    },
  };
  const of = (table: string) => parts.filter((part) => part.table === table).flatMap(({ rows }) => rows);
  return {
    database: { tables } as unknown as Pick<Database, 'tables'>,
    values: () => of('task2_choices').map(({ value }) => value),
    labels: () => of('models').map(({ label }) => label),
  };
}

describe('a run in the tables', () => {
  it('grows by what is new, and has one row in models', async () => {
    const { database, values, labels } = fakeTables();
    const runs = new RunTables(database, () => {});
    await runs.grow(record, [answer('Wealth')]);
    expect(labels()).toEqual(['tiny, partial']);
    await runs.grow(record, [answer('Wealth'), answer('Loyal'), answer('Honest', 'failed')]);
    expect(values()).toEqual(['Wealth', 'Loyal']);
    expect(labels()).toEqual(['tiny, partial']);
  });

  it('has no answer twice when it grows right after it was set', async () => {
    const { database, values } = fakeTables();
    const runs = new RunTables(database, () => {});
    const answers = [answer('Wealth'), answer('Loyal')];
    await Promise.all([
      runs.grow(record, answers.slice(0, 1)),
      runs.set(record, answers),
      runs.grow(record, [...answers, answer('Honest')]),
    ]);
    expect(values()).toEqual(['Wealth', 'Loyal', 'Honest']);
  });

  it('is gone after it was removed, and may come back', async () => {
    const { database, values, labels } = fakeTables();
    const runs = new RunTables(database, () => {});
    await runs.grow(record, [answer('Wealth')]);
    await runs.remove('r1');
    expect([values(), labels()]).toEqual([[], []]);
    await runs.grow(record, [answer('Wealth')]);
    expect(values()).toEqual(['Wealth']);
  });

  it('is complete under its own name', async () => {
    const { database, labels } = fakeTables();
    const runs = new RunTables(database, () => {});
    await runs.set(
      record,
      ['Wealth', 'Loyal', 'Honest', 'Clean'].map((value) => answer(value)),
    );
    expect(labels()).toEqual(['tiny']);
  });
});
