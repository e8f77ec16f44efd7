import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import type { RecordBatch, Schema } from 'apache-arrow';
import { cancellable } from './cancellable';

interface BatchReader extends AsyncIterable<RecordBatch> {
  readonly schema: Schema;
}

interface ReadOptions {
  readonly signal?: AbortSignal | undefined;
  /** May throw, to refuse the result before it is read. */
  readonly onSchema?: (schema: Schema) => void;
  /** Called with each batch of rows; false stops reading. */
  readonly onBatch: (batch: RecordBatch) => boolean;
}

/** Sends a text to DuckDB and reads what streams back; of several statements, the last one's rows. */
export async function readStatement(
  connection: AsyncDuckDBConnection,
  text: string,
  { signal, onSchema, onBatch }: ReadOptions,
): Promise<Schema> {
  // Not sent if it was cancelled meanwhile: a cancel reaches only what was sent before it.
  signal?.throwIfAborted();
  const reader = await connection.send(text, true);
  const { schema } = await reader.open({ autoDestroy: false });
  onSchema?.(schema);
  const batches = (reader as unknown as BatchReader)[Symbol.asyncIterator]();
  for (let next = batches.next(); ; ) {
    const batch = await cancellable(next, signal);
    if (batch.done) return schema;
    // DuckDB makes the next one meanwhile.
    next = batches.next();
    next.catch(() => {});
    if (!onBatch(batch.value)) return schema;
  }
}
