import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';

/**
 * Sending a statement together with the one before it saves a round trip to the worker. DuckDB then counts positions
 * from the beginning of both, or gives none.
 */

/** The text to send. */
export function prefixed(first: string, sql: string): string {
  return `${first};\n${sql}`;
}

/** Sent before a statement that only reads. */
export const READ_ONLY = 'BEGIN TRANSACTION READ ONLY';

/** A syntax error's text as it would read for the second statement alone; other texts as they are. */
function withoutPrefix(message: string, first: string): string {
  if (!message.startsWith('{"exception_type"')) return message;
  try {
    const error = JSON.parse(message) as { readonly position?: string };
    const position = Number(error.position ?? Number.NaN) - Array.from(prefixed(first, '')).length;
    return position >= 0 ? JSON.stringify({ ...error, position: String(position) }) : message;
  } catch {
    return message;
  }
}

const headline = (message: string): string => message.split('\n')[0] ?? '';

/** DuckDB's error text for the statement alone, which has the position, if it is the same error. */
async function withPlace(
  connection: Pick<AsyncDuckDBConnection, 'prepare'>,
  sql: string,
  message: string,
): Promise<string> {
  if (message.startsWith('{') || /\nLINE \d+:/.test(message)) return message;
  try {
    await (await connection.prepare(sql)).close();
  } catch (error) {
    const placed = (error as Error).message;
    if (headline(placed) === headline(message)) return placed;
  }
  return message;
}

/**
 * An error as DuckDB would report it of the statement alone, with its place.
 *
 * @param connection without a transaction
 * @param first what was sent with the statement
 */
export async function placedError(
  connection: Pick<AsyncDuckDBConnection, 'prepare'>,
  sql: string,
  error: unknown,
  first: string,
): Promise<unknown> {
  if (!(error instanceof Error) || error.constructor !== Error) return error;
  const message = withoutPrefix(error.message, first);
  return new Error(await withPlace(connection, sql, message), { cause: error });
}
