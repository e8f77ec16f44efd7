import type { Database } from '../../db/types';
import type { GroupedCounts } from '../../domain/statistics/group-intervals';
import { WorkerBridge } from '../../worker/bridge';
import { Worker } from '../../worker/page-worker';
import type { IntervalCalls } from './intervals.worker';

/** A worker for a page that needs intervals: it stays a while for the next ones. */
export function createIntervalWorker(): WorkerBridge<IntervalCalls> {
  return new WorkerBridge(
    () =>
      new Worker(new URL('./intervals.worker.ts', import.meta.url), { type: 'module', name: 'intervals' }),
    { who: 'the worker for intervals', idleMs: 5000 },
  );
}

const INTEGERS = ['group', 'model', 'country', 'topic', 'value'] as const;
const NUMBERS = ['tp', 'fp', 'fn', 'tn', 'sumX', 'sumY', 'n'] as const;

/** Runs a statement of `unitsSql` and returns its columns as arrays. */
export async function loadCounts(
  database: Database,
  sql: string,
  signal: AbortSignal,
): Promise<GroupedCounts> {
  const { column } = await database.queryColumns(sql, { signal });
  const numbersOf = (name: string) => column(name) as ArrayLike<number>;
  const integers = Object.fromEntries(INTEGERS.map((name) => [name, Int32Array.from(numbersOf(name))]));
  const numbers = Object.fromEntries(NUMBERS.map((name) => [name, Float64Array.from(numbersOf(name))]));
  return { ...integers, ...numbers } as unknown as GroupedCounts;
}
