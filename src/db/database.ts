import { type ReadonlySignal, signal } from '@preact/signals';
import type { ResultColumn } from './arrow-rows';
import type { Parameter } from './literal';

export type { Parameter, ResultColumn };

export interface DatabaseState {
  /** `idle`: not started; `starting`, `ready`; `failed`: the last start failed, the next query tries again. */
  readonly phase: 'idle' | 'starting' | 'ready' | 'failed';
  readonly error: Error | null;
  /** How often DuckDB had to be started again since the page was opened. */
  readonly restarts: number;
}

export interface QueryOptions {
  readonly signal?: AbortSignal | undefined;
  /** Bound to `?` or `$1` in order. */
  readonly params?: readonly Parameter[];
  /** Rows beyond are not read. Unlimited if absent. */
  readonly maxRows?: number;
}

export interface QueryResult<Row> {
  readonly columns: readonly ResultColumn[];
  readonly rows: Row[];
  /** Whether there were more rows than `maxRows`. */
  readonly truncated: boolean;
  /** From the call to the last row, loading of tables included. */
  readonly milliseconds: number;
}

export interface Database {
  readonly state: ReadonlySignal<DatabaseState>;
  /** Starts DuckDB ahead of the first query. Never rejects: a failure is in the state, and the next query's error. */
  boot(): Promise<void>;
  /**
   * Runs one read-only statement; the tables that it names are loaded first.
   *
   * @throws QueryError (DuckDB refused the statement), DataLoadError (a data file), EngineStartError or
   *   EngineDiedError (DuckDB itself), or a DOMException named AbortError
   */
  query<Row extends object>(sql: string, options?: QueryOptions): Promise<QueryResult<Row>>;
}

/** Makes the database; DuckDB's code and its WebAssembly are fetched at the first `boot` or query. */
export function createDatabase(): Database {
  const state = signal<DatabaseState>({ phase: 'idle', error: null, restarts: 0 });
  let service: Promise<import('./query-service').QueryService> | null = null;
  const load = () => {
    service ??= import('./query-service')
      .then(({ QueryService }) => new QueryService(state))
      .catch((error: unknown) => {
        service = null;
        state.value = { ...state.value, phase: 'failed', error: error as Error };
        throw error;
      });
    return service;
  };
  return {
    state,
    async boot() {
      try {
        await (await load()).start();
      } catch {
        // In the state.
      }
    },
    query: async (sql, options = {}) => (await load()).query(sql, options),
  };
}
