import { AsyncDuckDB, DuckDBDataProtocol, VoidLogger } from '@duckdb/duckdb-wasm';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import { emptyDatabase } from '../../src/db/workbench/duckdb-file';
import { readTextFile } from '../../src/db/workbench/read-file';
import type { WorkbenchService } from '../../src/db/workbench/workbench-service';

/** Milliseconds from a chosen file to its table. */
export interface CsvTimings {
  /** With the workbench, until it can ask how to read it: encoding, format, preview. */
  readonly asked: number;
  /** From the answer until the table is there and kept. */
  readonly added: number;
  /** With a DuckDB of its own, whose `read_csv` sees to all of it: into memory. */
  readonly bare: number;
  /** The same into a database file, as what is kept needs one. */
  readonly bareFile: number;
  /** The longest task on the page while the workbench worked; 0 where none took 50 ms. */
  readonly longestTask: number;
}

const FILE = 'bare.csv';
let starting: Promise<AsyncDuckDB> | null = null;

async function startBare(): Promise<AsyncDuckDB> {
  const worker = new Worker(new URL('@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js', import.meta.url));
  const database = new AsyncDuckDB(new VoidLogger(), worker);
  await database.instantiate(new URL(wasmUrl, document.baseURI).href);
  await database.registerFileBuffer('bare.duckdb', await emptyDatabase());
  const connection = await database.connect();
  await connection.query("ATTACH 'bare.duckdb' AS kept");
  await connection.close();
  return database;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** @param table its name, and of the database where that is not the one in memory */
async function readBare(file: File, table: string): Promise<number> {
  starting ??= startBare();
  const database = await starting;
  const connection = await database.connect();
  const milliseconds = await timed(async () => {
    await database.registerFileHandle(FILE, file, DuckDBDataProtocol.BROWSER_FILEREADER, true);
    await connection.query(`CREATE TABLE ${table} AS FROM read_csv('${FILE}')`);
  });
  await connection.query(`DROP TABLE ${table}`);
  await database.dropFile(FILE);
  await connection.close();
  return milliseconds;
}

/** Makes a table of a file, with the workbench and without it. */
export async function measureCsv(workbench: WorkbenchService, file: File): Promise<CsvTimings> {
  const { texts } = workbench;
  await workbench.look();
  let longestTask = 0;
  const tasks = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestTask = Math.max(longestTask, duration);
  });
  tasks.observe({ type: 'longtask' });
  const started = performance.now();
  const text = await readTextFile(file);
  const detected = await texts.detect(text);
  const { columns } = await texts.preview(text, detected);
  const asked = performance.now() - started;
  const added = await timed(() => texts.add(text, { ...detected, columns }, 'ours'));
  tasks.disconnect();
  await workbench.run(['DROP TABLE ours'], { maxRows: 1, onResult: () => {} });
  const bare = await readBare(file, 'bare');
  return { asked, added, bare, bareFile: await readBare(file, 'kept.bare'), longestTask };
}
