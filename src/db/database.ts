import { type ReadonlySignal, signal } from '@preact/signals';
import type { Table } from 'apache-arrow';
import type { TableName } from '../domain/tables';
import type { Parameter } from '../sql/quote';
import type { RelationName } from '../sql/relations';
import type { ResultColumn } from './arrow/arrow-rows';
import type { EncodedRows } from './arrow/columns-to-arrow';
import { EngineStartError } from './errors';
import type { AddedRow, AddOptions } from './tables/added-rows';
import { createWorkbench, type Workbench } from './workbench/workbench';

export type { AddedRow, AddOptions, EncodedRows, Parameter, ResultColumn };

export interface DatabaseState {
  /** `idle`: not running; `failed`: the last start failed. In both the next query starts DuckDB. */
  readonly phase: 'idle' | 'booting' | 'ready' | 'failed';
  /** Why the last start failed. */
  readonly error: Error | null;
  /** Tables and views that are loaded. */
  readonly loaded: readonly RelationName[];
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
  /** How many rows were read. */
  readonly rowCount: number;
  /** Whether there were more rows than `maxRows`. */
  readonly truncated: boolean;
  /** From the call to the last row, loading of tables included. */
  readonly milliseconds: number;
}

/** A result in Arrow's own form, for large ones. */
export interface ArrowResult extends Omit<QueryResult<never>, 'columns' | 'rows'> {
  readonly table: Table;
}

/** Rows beside the published ones, in the same tables. They outlive a crash of DuckDB, not the page. */
export interface AddedTables {
  /**
   * Adds rows to those that the source has already. Keys are not checked: a repeated key is two rows.
   *
   * @param source names where the rows come from, to remove them by
   * @param rows plain objects; or encoded ones, made in a worker by `columnsToArrow` from all columns of the table
   * @throws InvalidRowsError naming the first value that does not fit; nothing was added then
   */
  add(
    source: string,
    table: TableName,
    rows: readonly AddedRow[] | EncodedRows,
    options?: AddOptions,
  ): Promise<void>;
  /** Removes all rows of a source, from all tables. */
  remove(source: string): Promise<void>;
}

export interface Database {
  readonly state: ReadonlySignal<DatabaseState>;
  /** Starts DuckDB ahead of the first query. Never rejects: a failure is in the state, and the next query's error. */
  boot(): Promise<void>;
  /**
   * Runs one read-only statement; the tables that it names are loaded first.
   *
   * @throws QueryError (DuckDB refused the statement), TypeError (a parameter), DataLoadError (a data file),
   *   EngineStartError or EngineDiedError (DuckDB itself), or a DOMException named AbortError
   */
  query<Row extends object>(sql: string, options?: QueryOptions): Promise<QueryResult<Row>>;
  /** As `query`, without making objects of the rows. */
  queryArrow(sql: string, options?: QueryOptions): Promise<ArrowResult>;
  readonly tables: AddedTables;
  /** Scripts, and tables of the reader's own. */
  readonly workbench: Workbench;
}

/** Makes the database; DuckDB's code and its WebAssembly are fetched at the first `boot` or query. */
export function createDatabase(): Database {
  const state = signal<DatabaseState>({ phase: 'idle', error: null, loaded: [], restarts: 0 });
  let service: Promise<import('./query-service').QueryService> | null = null;
  const load = () => {
    service ??= import('./query-service')
      .then(({ QueryService }) => new QueryService(state))
      .catch((cause: unknown) => {
        service = null;
        // Browsers remember a module that could not be fetched: only a new page asks for it again.
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
        // In the state.
      }
    },
    query: async (sql, options = {}) => (await load()).query(sql, options),
    queryArrow: async (sql, options = {}) => (await load()).queryArrow(sql, options),
    tables: {
      add: async (source, table, rows, options) => (await load()).addRows(source, table, rows, options),
      remove: async (source) => (await load()).removeRows(source),
    },
  };
}
