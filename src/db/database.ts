import { signal } from '@preact/signals';
import { EngineStartError } from './errors';
import type { Database, DatabaseState } from './types';
import { createWorkbench } from './workbench/workbench';

/** Makes the database; DuckDB's code and WebAssembly are fetched at the first `boot` or query. */
export function createDatabase(): Database {
  const state = signal<DatabaseState>({ phase: 'idle', error: null, restarts: 0 });
  let service: Promise<import('./query-service').QueryService> | null = null;
  const load = () => {
    service ??= import('./query-service')
      .then(({ QueryService }) => new QueryService(state))
      .catch((cause: unknown) => {
        service = null;
        // Browsers remember a module that could not be fetched: only a new page fetches it again.
        const error = new EngineStartError(
          'The part of this site that runs DuckDB could not be fetched. Reload the page once you are online.',
          { cause },
        );
        state.value = { ...state.value, phase: 'failed', error };
        throw error;
      });
    return service;
  };
  const workbench = createWorkbench(load);
  return {
    state,
    workbench,
    async boot() {
      try {
        await (await load()).start();
      } catch {
        // It is in the state.
      }
    },
    query: async (sql, options = {}) => (await load()).query(sql, options),
    queryArrow: async (sql, options = {}) => (await load()).queryArrow(sql, options),
    tables: {
      add: async (owner, table, rows, options) => (await load()).addRows(owner, table, rows, options),
      remove: async (owner) => (await load()).removeRows(owner),
    },
  };
}
