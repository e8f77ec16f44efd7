import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';

/**
 * Sending a statement together with the one before it saves a round trip to the worker. DuckDB then counts positions
 * from the beginning of both, or gives none.
 */

/** The text to send. */
export function prefixed(first: string, sql: string): string {
  return `${first};\n${sql}`;
}

/** A syntax error's text as it would read for the second statement alone; other texts as they are. */
export function withoutPrefix(message: string, first: string): string {
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
export async function withPlace(
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
