import { describe, expect, it } from 'vitest';
import { EngineDiedError } from '../../../src/db/errors';
import type { Database } from '../../../src/db/types';
import { createQuery } from '../../../src/state/query-state';

/** A database whose queries fail with these errors, one after the other, and then return a row. */
function failing(...errors: Error[]): Pick<Database, 'query'> & { asked: number } {
  return {
    asked: 0,
    async query<Row extends object>() {
      this.asked++;
      const error = errors.shift();
      if (error) throw error;
      return { columns: [], rows: [{ n: 1 } as Row], rowCount: 1, truncated: false, milliseconds: 0 };
    },
  };
}

describe('a view’s query', () => {
  it('is tried again where DuckDB stopped while it waited', async () => {
    const query = createQuery(failing(new EngineDiedError('DuckDB stopped')));
    await query.run('SELECT 1');
    expect(query.state.value).toMatchObject({ status: 'done', rows: [{ n: 1 }], error: null });
  });

  it('is not tried for ever, and keeps the error', async () => {
    const database = failing(new EngineDiedError('first'), new EngineDiedError('second'));
    const query = createQuery(database);
    await query.run('SELECT 1');
    expect(query.state.value).toMatchObject({ status: 'failed', error: { message: 'second' } });
    expect(database.asked).toBe(2);
  });

  it('is not tried again after another error', async () => {
    const database = failing(new Error('no such table'));
    const query = createQuery(database);
    await query.run('SELECT 1');
    expect(query.state.value).toMatchObject({ status: 'failed', error: { message: 'no such table' } });
    expect(database.asked).toBe(1);
  });
});
