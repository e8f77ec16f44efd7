import { signal } from '@preact/signals';
import { QueryService } from '../../src/db/query-service';
import type { DatabaseState } from '../../src/db/types';
import { WorkbenchService } from '../../src/db/workbench/workbench-service';
import { relationsFor } from '../../src/sql/relations';
import { OWN_STORE } from '../../src/state/sql/own-store';
import { type CsvTimings, measureCsv } from './csv';

/** Milliseconds of one query, in turn through the workbench and through DuckDB's own connection. */
export interface Timings {
  readonly workbench: readonly number[];
  readonly raw: readonly number[];
}

declare global {
  interface Window {
    measure(sql: string, runs: number): Promise<Timings>;
    /** Of the file chosen on the page. */
    measureCsv(): Promise<CsvTimings>;
  }
}

const state = signal<DatabaseState>({ phase: 'idle', error: null, restarts: 0 });
const queries = new QueryService(state);
const workbench = new WorkbenchService(
  queries,
  { objects: signal([]), kept: signal({ phase: 'kept' }), lost: signal(false), opened: signal([]) },
  OWN_STORE,
);

window.measure = async (sql, runs) => {
  const { engine, tables } = await queries.start();
  await tables.ensure(relationsFor(sql));
  const connection = await engine.connect();
  const timed = async (work: () => Promise<unknown>) => {
    const started = performance.now();
    await work();
    return performance.now() - started;
  };
  const ours = () => workbench.run([sql], { maxRows: 1_000_000, onResult: () => {} });
  const theirs = () => connection.query(sql);
  await ours();
  await theirs();
  const timings = { workbench: [] as number[], raw: [] as number[] };
  for (let turn = 0; turn < runs; turn++) {
    timings.workbench.push(await timed(ours));
    timings.raw.push(await timed(theirs));
  }
  await connection.close();
  return timings;
};

window.measureCsv = async () => {
  const file = document.querySelector('input')?.files?.[0];
  if (!file) throw new Error('No file is chosen');
  return measureCsv(workbench, file);
};
