import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import type { RecordBatch, Schema } from 'apache-arrow';
import { assertReadable } from './arrow-values';
import { cancellable } from './cancellable';
import type { Engine } from './engine';
import { abortError, EngineDiedError, QueryError } from './errors';
import { literal, type Parameter } from './literal';

export interface RunOptions {
  readonly signal?: AbortSignal | undefined;
  readonly params: readonly Parameter[];
  /** Called with each batch of rows; false stops reading. */
  readonly onBatch: (batch: RecordBatch) => boolean;
}

/** How long a cancelled statement may go on before the engine is ended. */
const CANCEL_PATIENCE_MS = 500;

interface BatchReader extends AsyncIterable<RecordBatch> {
  readonly schema: Schema;
}

/**
 * Runs one statement, read-only and on a connection of its own. When the signal is aborted it rejects at once; a
 * statement that goes on in spite of it takes the engine down.
 *
 * @returns the schema of the result
 * @throws QueryError, TypeError (a parameter), EngineDiedError, or a DOMException named AbortError
 */
export function runQuery(engine: Engine, sql: string, options: RunOptions): Promise<Schema> {
  const { signal } = options;
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(abortError(signal));
    const run = new Run(engine, sql, options);
    const onAbort = () => {
      if (signal) reject(abortError(signal));
      void run.cancel();
    };
    signal?.addEventListener('abort', onAbort, { once: true });
    run
      .result()
      .then(resolve, reject)
      .finally(() => signal?.removeEventListener('abort', onAbort));
  });
}

class Run {
  private connection: AsyncDuckDBConnection | null = null;
  private released = false;

  constructor(
    private readonly engine: Engine,
    private readonly sql: string,
    private readonly options: RunOptions,
  ) {}

  async result(): Promise<Schema> {
    const connection = await this.engine.connect();
    this.connection = connection;
    try {
      return await this.engine.guard(this.readAll(connection));
    } catch (error) {
      if (error instanceof EngineDiedError || error instanceof TypeError) throw error;
      throw new QueryError(this.sql, error instanceof Error ? error.message : String(error), {
        cause: error,
      });
    } finally {
      void this.release(connection);
    }
  }

  private async readAll(connection: AsyncDuckDBConnection): Promise<Schema> {
    const { signal, onBatch } = this.options;
    const text = await this.prepare(connection);
    // Not sent if it was cancelled meanwhile: a cancel reaches only what was sent before it.
    signal?.throwIfAborted();
    const reader = await connection.send(text, true);
    const { schema } = await reader.open({ autoDestroy: false });
    assertReadable(schema.fields);
    const batches = (reader as unknown as BatchReader)[Symbol.asyncIterator]();
    for (;;) {
      const batch = await cancellable(batches.next(), signal);
      if (batch.done || !onBatch(batch.value)) return schema;
    }
  }

  /** Begins the transaction and returns the statement to send. */
  private async prepare(connection: AsyncDuckDBConnection): Promise<string> {
    const values = this.options.params.map(literal);
    await connection.query('BEGIN TRANSACTION READ ONLY');
    // Refuses several statements at once, and finds most mistakes, with their place in the text.
    const statement = await connection.prepare(this.sql);
    await statement.close();
    if (values.length === 0) return this.sql;
    await connection.query(`PREPARE parameterized AS ${this.sql}`);
    return `EXECUTE parameterized(${values.join(', ')})`;
  }

  private async release(connection: AsyncDuckDBConnection): Promise<void> {
    // A failed or finished statement may have ended its transaction already.
    await this.engine.guard(connection.query('ROLLBACK')).catch(() => {});
    await this.engine.guard(connection.close()).catch(() => {});
    this.released = true;
  }

  /** Asks the statement to stop; ends the engine if it does not. */
  async cancel(): Promise<void> {
    this.connection?.cancelSent().catch(() => {});
    // While tables are loaded the worker may be late for a good reason.
    do {
      await this.engine.quiet();
      await new Promise((resolve) => setTimeout(resolve, CANCEL_PATIENCE_MS));
    } while (this.engine.busy && !this.released);
    if (!this.released) this.engine.kill('a cancelled query did not stop');
  }
}
