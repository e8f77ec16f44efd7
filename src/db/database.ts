import { signal } from '@preact/signals';
import { EngineStartError } from './errors';
import { KnownAnswers } from './known/known-answers';
import { knownFirst } from './known/known-first';
import { OwnTables, tablesOf } from './known/own-tables';
import type { Database, DatabaseState, OwnStore } from './types';
import { createWorkbench } from './workbench/workbench';

/**
 * Makes the database; DuckDB's code and WebAssembly are fetched at the first `boot`, or the first query whose answer was
 * not built with the site.
 *
 * @param answers where the answers built with the site are: an address with a slash at its end; null if nowhere
 * @param store where the reader's own database is kept
 */
export function createDatabase(answers: string | null, store: OwnStore): Database {
  const state = signal<DatabaseState>({ phase: 'idle', error: null, restarts: 0 });
  const own = new OwnTables();
  const known = new KnownAnswers(answers, own);
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
  return {
    ...knownFirst(known, load),
    state,
    known,
    workbench: createWorkbench(load, store),
    async boot() {
      try {
        await (await load()).start();
      } catch {
        // It is in the state.
      }
    },
    async prepare() {
      if (state.peek().phase !== 'ready') return;
      try {
        await (await load()).prepare();
      } catch {
        // The query that needs them says why.
      }
    },
    async rested() {
      await (await service?.catch(() => null))?.rested();
    },
    changesFor: (sql) => own.changes(tablesOf(sql)) + (known.origin.value === 'browser' ? 1 : 0),
    tables: {
      async add(owner, table, rows, options) {
        await (await load()).addRows(owner, table, rows, options);
        if (!('length' in rows) || rows.length > 0) own.added(owner, table, options);
      },
      async remove(owner) {
        await (await load()).removeRows(owner);
        own.removed(owner);
      },
    },
  };
}
