import { signal } from '@preact/signals';
import { h, render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ColumnStatistics, ResultSet, StatisticsOptions } from '../../../../../src/db/types';
import { useGlances } from '../../../../../src/views/sql/results/use-glances';

const LONG_AFTER = 10_000;

interface Asked {
  readonly column: number;
  readonly options: StatisticsOptions;
  answer(): void;
}

/** A result's head that shows nothing: what it was given is read from `found`. */
function head() {
  const asked: Asked[] = [];
  const running = signal<string | null>(null);
  const result = {
    statistics: (column: number, options: StatisticsOptions) =>
      new Promise((resolve) => {
        asked.push({ column, options, answer: () => resolve({ rows: column } as ColumnStatistics) });
      }),
  } as unknown as ResultSet;
  let found: ReadonlyMap<number, unknown> = new Map();
  function Probe(inView: { from: number; to: number; isOn: boolean }) {
    found = useGlances(result, inView, running);
    return null;
  }
  const root = { nodeType: 1, childNodes: [], namespaceURI: null } as unknown as HTMLElement;
  return {
    asked,
    running,
    found: () => [...found.keys()],
    show: (from: number, to: number, isOn = true) => act(() => render(h(Probe, { from, to, isOn }), root)),
    leave: () => act(() => render(null, root)),
    later: () =>
      act(async () => {
        await vi.advanceTimersByTimeAsync(LONG_AFTER);
      }),
    answer: () =>
      act(async () => {
        asked.at(-1)?.answer();
      }),
  };
}

beforeEach(() => {
  // Preact asks whether it renders into the document itself.
  vi.stubGlobal('document', {});
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('columns in view are asked for after the rows are shown, one after another', async () => {
  const { asked, found, show, later, answer } = head();
  await show(0, 1);
  expect(asked).toEqual([]);
  await later();
  expect(asked.map(({ column, options }) => [column, options.ofSample])).toEqual([[0, true]]);
  await answer();
  expect(found()).toEqual([0]);
  await answer();
  expect(found()).toEqual([0, 1]);
  await show(1, 2);
  await later();
  expect(asked.map(({ column }) => column)).toEqual([0, 1, 2]);
});

it('while a statement runs nothing is asked for, and what was is given up', async () => {
  const { asked, running, found, show, later, answer } = head();
  await show(0, 1);
  await later();
  running.value = 'a tab';
  expect(asked[0]?.options.signal?.aborted).toBe(true);
  await answer();
  await later();
  expect([asked.length, found()]).toEqual([1, []]);
  running.value = null;
  await later();
  expect(asked.map(({ column }) => column)).toEqual([0, 0]);
});

it('nothing is asked for where statistics are not shown, or of a result that has gone', async () => {
  const { asked, show, later, leave } = head();
  await show(0, 1, false);
  await later();
  expect(asked).toEqual([]);
  await show(0, 1);
  await leave();
  await later();
  expect(asked).toEqual([]);
});
