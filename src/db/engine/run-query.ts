import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import type { RecordBatch, Schema } from 'apache-arrow';
import { literal, type Parameter } from '../../sql/quote';
import { kindOf, refusalOf } from '../../sql/statement-kind';
import { splitStatements } from '../../sql/statements';
import { assertReadable, lostTypes } from '../arrow/arrow-values';
import { asQueryError, QueryError } from '../errors';
import { asTexts } from './as-texts';
import { withConnection } from './cancel-watch';
import type { Engine } from './engine';
import { placedError, prefixed, READ_ONLY } from './prefixed';
import { readStatement } from './read-statement';

export interface RunOptions {
  readonly signal?: AbortSignal | undefined;
  readonly params: readonly Parameter[];
  /** Called with each batch of rows; false stops reading. */
  readonly onBatch: (batch: RecordBatch) => boolean;
}

/** The statement to send for one with parameters. */
async function withValues(
  connection: AsyncDuckDBConnection,
  sql: string,
  params: readonly Parameter[],
): Promise<string> {
  if (params.length === 0) return sql;
  const values = params.map(literal);
  await connection.query(`PREPARE parameterized AS ${sql}`);
  return `EXECUTE parameterized(${values.join(', ')})`;
}

/** Whether a statement can be sent with the beginning of its transaction, and is planned once. */
const isSentAtOnce = (sql: string, params: readonly Parameter[]): boolean =>
  params.length === 0 && kindOf(sql) === 'reads' && splitStatements(sql).length === 1;

/** Begins the transaction and returns the statement to send, which begins it where both are sent at once. */
async function prepare(
  connection: AsyncDuckDBConnection,
  sql: string,
  params: readonly Parameter[],
): Promise<string> {
  if (isSentAtOnce(sql, params)) return prefixed(READ_ONLY, sql);
  params.forEach(literal);
  // Sent together, answered in order: the worker need not wait for the page in between.
  const begun = connection.query(READ_ONLY);
  // Refuses several statements at once, and finds most mistakes and their position in the text.
  const [, statement] = await Promise.all([begun, connection.prepare(sql)]);
  void statement.close().catch(() => {});
  return withValues(connection, sql, params);
}

/** Reads the rows; types that would arrive wrong are queried again, as text. */
async function read(
  connection: AsyncDuckDBConnection,
  sql: string,
  { signal, params, onBatch }: RunOptions,
): Promise<Schema> {
  let lost: readonly (string | undefined)[] = [];
  const schema = await readStatement(connection, await prepare(connection, sql, params), {
    signal,
    onSchema: ({ fields }) => {
      lost = lostTypes(fields);
      // What is not a query cannot be queried again.
      if (kindOf(sql) !== 'reads') assertReadable(fields);
    },
    onBatch: (batch) => !lost.some(Boolean) && onBatch(batch),
  });
  if (!lost.some(Boolean)) return schema;
  const texts = await withValues(connection, asTexts(sql, schema.fields, lost), params);
  return readStatement(connection, texts, { signal, onBatch });
}

/**
 * Runs one statement, read-only and on its own connection. When the signal is aborted it rejects at once; a statement
 * that keeps running all the same takes the engine down.
 *
 * @returns the result's schema
 * @throws QueryError, TypeError (a parameter), EngineDiedError, or a DOMException named AbortError
 */
export async function runQuery(engine: Engine, sql: string, options: RunOptions): Promise<Schema> {
  const refusal = refusalOf(sql);
  if (refusal) throw new QueryError(sql, refusal);
  try {
    return await withConnection({
      engine,
      signal: options.signal,
      use: (connection) =>
        engine.guard(read(connection, sql, options)).catch(async (error: unknown) => {
          if (!isSentAtOnce(sql, options.params) || !engine.alive) throw error;
          await connection.query('ROLLBACK').catch(() => {});
          throw await placedError(connection, sql, error, READ_ONLY);
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
