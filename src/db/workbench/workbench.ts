import { type ReadonlySignal, signal } from '@preact/signals';
import type { ResultSet } from '../arrow/result-set';
import type { QueryService } from '../query-service';
import type { ImportedTable } from './import-table';
import type { OwnObject, OwnSnapshot } from './own-objects';

export type { ImportedTable, OwnObject, OwnSnapshot, ResultSet };

/** What one statement of a script gave. */
export interface ScriptResult {
  readonly result: ResultSet;
  /** Whether there were more rows than were read. */
  readonly truncated: boolean;
  readonly milliseconds: number;
  /** Whether it changed the reader's own tables. */
  readonly wrote: boolean;
}

export interface ScriptRun {
  readonly signal?: AbortSignal | undefined;
  /** Rows of one result beyond which no more is read. */
  readonly maxRows: number;
  /** Refuses whatever would change the reader's own tables. */
  readonly readOnly?: boolean;
  readonly onStart?: (index: number) => void;
  readonly onResult: (index: number, result: ScriptResult) => void;
}

/** A function of DuckDB, for completion. */
export interface SqlFunction {
  readonly name: string;
  readonly kind: 'scalar' | 'aggregate' | 'table' | 'macro';
  readonly parameters: readonly string[];
  readonly description: string | null;
}

/**
 * Where the reader's own SQL runs: several statements, in order, which may make tables and views in a database of their
 * own, `mine`. The published tables can be read by their plain names, and never changed.
 */
export interface Workbench {
  /** What the reader made. */
  readonly objects: ReadonlySignal<readonly OwnObject[]>;
  /** Names of own objects that could not be made again after DuckDB was restarted. */
  readonly lost: ReadonlySignal<readonly string[]>;
  /**
   * Runs single statements one after another, until one fails.
   *
   * @throws what `Database.query` throws; a refused statement is a QueryError too
   */
  run(statements: readonly string[], options: ScriptRun): Promise<void>;
  /** Adds or replaces a table of the reader's. @throws QueryError with what DuckDB says of it */
  addTable(table: ImportedTable): Promise<void>;
  /** @throws QueryError if something stands on it */
  drop(object: OwnObject): Promise<void>;
  /** What is needed to make the objects again, as it is now. */
  snapshot(): Promise<OwnSnapshot>;
  /** Makes stored objects. @returns names of those that could not be made */
  restore(snapshot: OwnSnapshot): Promise<readonly string[]>;
  /** DuckDB's functions, by name. */
  functions(): Promise<readonly SqlFunction[]>;
}

/** @param load gives the service; called at the first use */
export function createWorkbench(load: () => Promise<QueryService>): Workbench {
  const objects = signal<readonly OwnObject[]>([]);
  const lost = signal<readonly string[]>([]);
  let service: Promise<import('./workbench-service').WorkbenchService> | null = null;
  const get = () => {
    service ??= Promise.all([load(), import('./workbench-service')])
      .then(([queries, { WorkbenchService }]) => new WorkbenchService(queries, objects, lost))
      .catch((error: unknown) => {
        service = null;
        throw error;
      });
    return service;
  };
  return {
    objects,
    lost,
    run: async (statements, options) => (await get()).run(statements, options),
    addTable: async (table) => (await get()).addTable(table),
    drop: async (object) => (await get()).drop(object),
    snapshot: async () => (await get()).snapshot(),
    restore: async (snapshot) => (await get()).restore(snapshot),
    functions: async () => (await get()).functions(),
  };
}
