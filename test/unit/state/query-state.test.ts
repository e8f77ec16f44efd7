import { describe, expect, it } from 'vitest';
import type { Database } from '../../../src/db/types';
import { createQuery } from '../../../src/state/query-state';

/** A database whose queries fail with these errors, one after the other, and then return a row. */
function failing(...errors: Error[]): Pick<Database, 'query'> {
  return {
    async query<Row extends object>() {
      const error = errors.shift();
      if (error) throw error;
      return { columns: [], rows: [{ n: 1 } as Row], rowCount: 1, truncated: false, milliseconds: 0 };
    },
  };
}

describe('a view’s query', () => {
  it('keeps the error, and has rows again at the next run', async () => {
    const query = createQuery(failing(new Error('no such table')));
    await query.run('SELECT 1');
    expect(query.state.value).toMatchObject({ status: 'failed', error: { message: 'no such table' } });
    await query.run('SELECT 1');
    expect(query.state.value).toMatchObject({ status: 'done', rows: [{ n: 1 }], error: null });
  });
});
