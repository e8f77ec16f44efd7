import { cancellable } from '../db/engine/cancellable';
import type { Database } from '../db/types';

type Ready = (sql: string) => Promise<unknown>;

/** Restoring must not hold up a query for ever. On a busy machine it takes seconds. */
const PATIENCE_MS = 20_000;

/** Waits for work that may hang, but not for long. */
export function soon(work: Promise<unknown>): Promise<unknown> {
  return Promise.race([work, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
}

/**
 * A database that runs a query only once everything the query may need has been restored.
 *
 * @param query what one of the site's queries waits for
 * @param script what the reader's own SQL waits for; it does not rerun when more arrives
 */
export function waitingDatabase(plain: Database, query: Ready, script: Ready): Database {
  return {
    ...plain,
    query: async (sql, options) => {
      await cancellable(query(sql), options?.signal);
      return plain.query(sql, options);
    },
    queryColumns: async (sql, options) => {
      await cancellable(query(sql), options?.signal);
      return plain.queryColumns(sql, options);
    },
    computed: async (sql, what, compute, options) => {
      await query(sql);
      return plain.computed(sql, what, compute, options);
    },
    workbench: {
      ...plain.workbench,
      run: async (statements, options) => {
        // The reader's own views and macros may name tables that the script does not. A failure meets the script too.
        const looked = plain.workbench.look().catch(() => {});
        await cancellable(Promise.all([looked, soon(script(statements.join('\n')))]), options.signal);
        const own = plain.workbench.objects.value.map(({ sql }) => sql);
        await cancellable(soon(script(own.join('\n'))), options.signal);
        return plain.workbench.run(statements, options);
      },
    },
  };
}
