import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import type { RecordBatch, Schema } from 'apache-arrow';
import { assertReadable } from './arrow-values';
import { withConnection } from './cancel-watch';
import type { Engine } from './engine';
import { asQueryError } from './errors';
import { literal, type Parameter } from './literal';
import { readStatement } from './read-statement';

export interface RunOptions {
  readonly signal?: AbortSignal | undefined;
  readonly params: readonly Parameter[];
  /** Called with each batch of rows; false stops reading. */
  readonly onBatch: (batch: RecordBatch) => boolean;
}

/** Begins the transaction and returns the statement to send. */
async function prepare(
  connection: AsyncDuckDBConnection,
  sql: string,
  params: readonly Parameter[],
): Promise<string> {
  const values = params.map(literal);
  // Sent together, answered in order: the worker is not left waiting for the page between them.
  const begun = connection.query('BEGIN TRANSACTION READ ONLY');
  // Refuses several statements at once, and finds most mistakes, with their place in the text.
  const [, statement] = await Promise.all([begun, connection.prepare(sql)]);
  void statement.close().catch(() => {});
  if (values.length === 0) return sql;
  await connection.query(`PREPARE parameterized AS ${sql}`);
  return `EXECUTE parameterized(${values.join(', ')})`;
}

/**
 * Runs one statement, read-only and on a connection of its own. When the signal is aborted it rejects at once; a
 * statement that goes on in spite of it takes the engine down.
 *
 * @returns the schema of the result
 * @throws QueryError, TypeError (a parameter), EngineDiedError, or a DOMException named AbortError
 */
export async function runQuery(
  engine: Engine,
  sql: string,
  { signal, params, onBatch }: RunOptions,
): Promise<Schema> {
  try {
    return await withConnection({
      engine,
      signal,
      use: async (connection) =>
        readStatement(connection, await prepare(connection, sql, params), {
          signal,
          onSchema: ({ fields }) => assertReadable(fields),
          onBatch,
        }),
      // A failed or finished statement may have ended its transaction already.
      release: (connection) =>
        engine.guard(connection.query('ROLLBACK')).then(
          () => {},
          () => {},
        ),
    });
  } catch (error) {
    throw asQueryError(sql, error);
  }
}
