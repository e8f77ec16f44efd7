import { describe, expect, it } from 'vitest';
import type { RunAnswer, RunRecord } from '../../../../src/domain/runs/run-record';
import { RunTables } from '../../../../src/state/runs/publish';
import { fakeTables } from '../fake-tables';

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

function tablesOfRuns() {
  const { tables, of, failAt } = fakeTables();
  return {
    database: { tables },
    rated: () => of('task1_ratings').map(({ value }) => value),
    values: () => of('task2_choices').map(({ value }) => value),
    labels: () => of('models').map(({ label }) => label),
    failAt,
  };
}

describe('a run in the tables', () => {
  it('grows by what is new, and has one row in models', async () => {
    const { database, values, labels } = tablesOfRuns();
    const runs = new RunTables(database, () => {});
    await runs.grow(record, [answer('Wealth')]);
    expect(labels()).toEqual(['tiny, partial']);
    await runs.grow(record, [answer('Wealth'), answer('Loyal'), answer('Honest', 'failed')]);
    expect(values()).toEqual(['Wealth', 'Loyal']);
    expect(labels()).toEqual(['tiny, partial']);
  });

  it('has no answer twice when it grows right after it was set', async () => {
    const { database, values } = tablesOfRuns();
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
    const { database, values, labels } = tablesOfRuns();
    const runs = new RunTables(database, () => {});
    await runs.grow(record, [answer('Wealth')]);
    await runs.remove('r1');
    expect([values(), labels()]).toEqual([[], []]);
    await runs.grow(record, [answer('Wealth')]);
    expect(values()).toEqual(['Wealth']);
  });

  it('is complete under its own name', async () => {
    const { database, labels } = tablesOfRuns();
    const runs = new RunTables(database, () => {});
    await runs.set(
      record,
      ['Wealth', 'Loyal', 'Honest', 'Clean'].map((value) => answer(value)),
    );
    expect(labels()).toEqual(['tiny']);
  });

  it.each(['task1_ratings', 'task2_choices', 'models'])(
    'has no answer twice after %s took nothing of it',
    async (table) => {
      const { database, rated, values, labels, failAt } = tablesOfRuns();
      const runs = new RunTables(database, () => {});
      await runs.grow(record, [answer('Wealth')]);
      failAt(table);
      const rating = { ...answer('Honest'), task: 1, variant: 0, ratings: { Honest: 4 } } as RunAnswer;
      const answers = [answer('Wealth'), answer('Loyal'), rating];
      await expect(runs.grow(record, answers)).rejects.toThrow(`${table} took nothing`);
      await runs.grow(record, answers);
      expect([rated(), values(), labels()]).toEqual([['Honest'], ['Wealth', 'Loyal'], ['tiny, partial']]);
    },
  );
});
