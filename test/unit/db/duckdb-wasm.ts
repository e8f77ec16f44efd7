import { createDuckDB, type DuckDBConnection, NODE_RUNTIME, VoidLogger } from '@duckdb/duckdb-wasm/blocking';
import type { RecordBatch } from 'apache-arrow';
import { appendRows, columnsOf } from '../../../src/db/arrow/arrow-rows';
import { assertReadable } from '../../../src/db/arrow/arrow-values';
import type { ResultColumn } from '../../../src/db/types';
import { fileWithoutNeedlessExports } from '../../../vite/duckdb-exports';

export type { DuckDBConnection };

interface Result {
  readonly rows: Record<string, unknown>[];
  readonly columns: ResultColumn[];
}

/**
 * The browser's DuckDB in Node: the same WebAssembly file, opened with the site's options, without a worker. Each has
 * memory of its own: one that is opened a second time may read what the first has freed.
 */
export async function connectDuckDBWasm(): Promise<DuckDBConnection> {
  const bundle = { mainModule: await fileWithoutNeedlessExports(), mainWorker: '' };
  const database = await createDuckDB({ mvp: bundle, eh: bundle }, new VoidLogger(), NODE_RUNTIME);
  await database.instantiate(() => {});
  database.open({ query: { castBigIntToDouble: false, castDecimalToDouble: false } });
  return database.connect();
}

/** A statement's rows, read the way the site reads them. */
export async function select(
  connection: DuckDBConnection,
  sql: string,
  limit = Number.POSITIVE_INFINITY,
): Promise<Result> {
  // As a whole: a stream ends early where a part of it takes long, as on a busy machine.
  const { schema, batches } = connection.query(sql);
  assertReadable(schema.fields);
  const rows: Record<string, unknown>[] = [];
  for (const batch of batches) appendRows(rows, batch as RecordBatch, limit - rows.length);
  return { rows, columns: columnsOf(schema.fields) };
}
