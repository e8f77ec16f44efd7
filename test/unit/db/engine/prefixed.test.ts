import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placedError, prefixed, READ_ONLY } from '../../../../src/db/engine/prefixed';
import { QueryError } from '../../../../src/db/errors';
import { connectDuckDBWasm, type DuckDBConnection } from '../duckdb-wasm';

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await connectDuckDBWasm();
});
afterAll(() => connection.close());

async function failure(sql: string): Promise<string> {
  try {
    await connection.send(sql, true);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error(`DuckDB accepted ${sql}`);
}

describe('an error in a statement that was sent after another', () => {
  it.each([
    'SELECT nowhere',
    "SELECT 'ä😀中', nowhere",
    `SELECT 1,${'\n1,'.repeat(7)}\n nowhere`,
    `SELECT 1,${'\n1,'.repeat(8)}\n nowhere`,
    `SELECT 1,${'\n1,'.repeat(98)}\n nowhere`,
    `SELECT ${'1 + '.repeat(100)}nowhere`,
    'SELECT 1 wrong wrong',
    "SELECT\n  'ä😀中' a wrong",
    'SELECT * FROM range(3) WHERE',
  ])('is in the place where it is without: %j', async (sql) => {
    const alone = new QueryError(sql, await failure(sql));
    const message = await failure(prefixed(READ_ONLY, sql));
    if (!message.startsWith('{')) connection.query('ROLLBACK');
    const asynchronous = {
      prepare: async (text: string) => connection.prepare(text),
    } as unknown as Parameters<typeof placedError>[0];
    const placed = (await placedError(asynchronous, sql, new Error(message), READ_ONLY)) as Error;
    const behind = new QueryError(sql, placed.message);
    expect(behind.message).toBe(alone.message);
    expect(alone.position).not.toBeNull();
    expect(behind.position).toEqual(alone.position);
  });
});
