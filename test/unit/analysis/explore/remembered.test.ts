import { expect, it } from 'vitest';
import { createExplore, questionOf } from '../../../../src/analysis/explore/answered';
import { readExploreState } from '../../../../src/analysis/explore/explore-state';
import type { Database } from '../../../../src/db/types';

/** Answers each question with one cell, which says how many were asked before. */
function openExplorer() {
  const database = {
    asked: 0,
    changes: 0,
    fails: false,
    changesFor: () => database.changes,
    queryColumns: async () => {
      if (database.fails) throw new Error('refused');
      const values: Record<string, unknown> = {
        model: 'a model',
        country: 'Egypt',
        alignment_rate: database.asked++,
      };
      return { rowCount: 1, column: (name: string) => [values[name] ?? 0], milliseconds: 0 };
    },
    computed: async () => [],
  };
  const explore = createExplore(database as unknown as Database, async () => new Map());
  return {
    database,
    explore,
    ask: (address: string) => explore.ask(questionOf(readExploreState(address).state, [])),
    get value() {
      return explore.answered.peek()?.cell('a model', 'Egypt')?.value;
    },
  };
}

const TYPE = 'type=Power';
const OTHER = 'type=Hedonism';

it('a filter that is taken back shows what was there before, and its intervals, at once', async () => {
  const page = openExplorer();
  await page.ask(TYPE);
  await page.ask(OTHER);
  expect(page.value).toBe(1);
  void page.ask(TYPE);
  expect(page.value).toBe(0);
  expect(page.explore.intervals.peek().kind).toBe('known');
  expect(page.explore.status.peek()).toEqual({ running: false, error: null });
  expect(page.database.asked).toBe(2);
});

it('a question that is the same statement is not asked again, and keeps its own filters', async () => {
  const page = openExplorer();
  await page.ask('rows=type&columns=country');
  await page.ask('rows=type&columns=country&model=llama-3.3-70b-instruct');
  expect(page.database.asked).toBe(1);
  expect(page.explore.answered.peek()?.question.filters).toEqual({ model: ['llama-3.3-70b-instruct'] });
  await page.ask('rows=type&columns=country');
  expect(page.database.asked).toBe(1);
  expect(page.explore.answered.peek()?.question.filters).toEqual({});
});

it('what its tables have changed since is asked again', async () => {
  const page = openExplorer();
  await page.ask(TYPE);
  page.database.changes++;
  await page.ask(TYPE);
  expect(page.value).toBe(1);
});

it('one that is being answered is not asked twice', async () => {
  const page = openExplorer();
  const first = page.ask(TYPE);
  await page.ask(TYPE);
  await first;
  expect([page.value, page.database.asked]).toEqual([0, 1]);
});

it('one that failed is asked again', async () => {
  const page = openExplorer();
  page.database.fails = true;
  await page.ask(TYPE);
  expect(page.explore.status.peek().error?.message).toBe('refused');
  page.database.fails = false;
  await page.ask(TYPE);
  expect(page.value).toBe(0);
});

it('the oldest of many are asked again', async () => {
  const page = openExplorer();
  for (const measure of ['kappa', 'mcc', 'accuracy', 'distance', 'choice', 'misaligned', 'alignment_rate'])
    for (const type of [TYPE, OTHER]) await page.ask(`measure=${measure}&${type}`);
  const { asked } = page.database;
  await page.ask(`measure=alignment_rate&${OTHER}`);
  expect(page.database.asked).toBe(asked);
  await page.ask(`measure=kappa&${TYPE}`);
  expect(page.database.asked).toBe(asked + 1);
});
