import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readCompareState } from '../../../src/analysis/compare/compare-state';
import { createComparison } from '../../../src/analysis/compare/comparison';
import { createExplore, questionOf } from '../../../src/analysis/explore/answered';
import { readExploreState } from '../../../src/analysis/explore/explore-state';
import type { Database } from '../../../src/db/types';

/** Answers every call without any groups. */
class EmptyWorker {
  static started: EmptyWorker[] = [];
  onmessage: ((event: { data: unknown }) => void) | null = null;
  readonly terminate = vi.fn();

  constructor() {
    EmptyWorker.started.push(this);
  }

  postMessage({ id }: { id: number }): void {
    queueMicrotask(() => this.onmessage?.({ data: { id, kind: 'done', result: new Map() } }));
  }
}

const database = {
  state: signal(null),
  changesFor: () => 0,
  query: async () => ({ rows: [], milliseconds: 0 }),
  queryColumns: async () => ({ rowCount: 0, column: () => [], milliseconds: 0 }),
  computed: (_sql: string, _what: string, compute: () => Promise<unknown>) => compute(),
} as unknown as Database;

beforeEach(() => {
  EmptyWorker.started = [];
  vi.stubGlobal('Worker', EmptyWorker);
});
afterEach(() => vi.unstubAllGlobals());

it('leaves no worker behind when the explorer is left', async () => {
  const explore = createExplore(database);
  await explore.ask(questionOf(readExploreState('').state, []));
  expect(explore.intervals.value.kind).toBe('known');
  expect(EmptyWorker.started).toHaveLength(1);
  explore.dispose();
  expect(EmptyWorker.started[0]?.terminate).toHaveBeenCalled();
});

it('leaves no worker behind when the comparison is left', async () => {
  const model = createComparison(database);
  await model.compare(readCompareState('').state);
  expect(model.error.value).toBeNull();
  expect(EmptyWorker.started).toHaveLength(1);
  model.dispose();
  expect(EmptyWorker.started[0]?.terminate).toHaveBeenCalled();
});
