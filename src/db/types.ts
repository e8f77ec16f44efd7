/** What the rest of the site knows of the database. */
import type { ReadonlySignal } from '@preact/signals';
import type { Table } from 'apache-arrow';
import type { TableName } from '../domain/tables';
import type { Parameter } from '../sql/quote';

export interface DatabaseState {
  /** `idle`: not running; `failed`: the last start failed. In both the next query starts DuckDB. */
  readonly phase: 'idle' | 'booting' | 'ready' | 'failed';
  /** Why the last start failed. */
  readonly error: Error | null;
  /** How often DuckDB had to be started again since the page was opened. */
  readonly restarts: number;
}

export interface ResultColumn {
  readonly name: string;
  /** Arrow's name of the type, such as `Utf8` or `Int32`. */
  readonly type: string;
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
export interface ArrowResult extends Pick<QueryResult<never>, 'milliseconds'> {
  readonly table: Table;
}

/** A row to add: a plain object with the columns of its table; a column that may be NULL can be absent. */
export type AddedRow = Readonly<Record<string, unknown>>;

export interface AddOptions {
  /** Whether the rows take the place of those that the site itself has in this table, as VIA does of the sample. */
  readonly replacesPublished?: boolean;
}

/** A set of rows, encoded. */
export interface EncodedRows {
  /** An Arrow IPC stream. */
  readonly ipc: Uint8Array<ArrayBuffer>;
  readonly rows: number;
}

/** Rows beside the published ones, in the same tables. They outlive a crash of DuckDB, not the page. */
export interface AddedTables {
  /**
   * Adds rows to those that the owner has already. Keys are not checked: a repeated key is two rows.
   *
   * @param owner names whose rows they are, to remove them by
   * @param rows plain objects; or encoded ones, made in a worker by `columnsToArrow` from all columns of the table
   * @throws InvalidRowsError naming the first value that does not fit; nothing was added then
   */
  add(
    owner: string,
    table: TableName,
    rows: readonly AddedRow[] | EncodedRows,
    options?: AddOptions,
  ): Promise<void>;
  /** Removes all rows of an owner, from all tables. */
  remove(owner: string): Promise<void>;
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
  queryArrow(sql: string, options?: Omit<QueryOptions, 'maxRows'>): Promise<ArrowResult>;
  readonly tables: AddedTables;
  /** Scripts, and tables of the reader's own. */
  readonly workbench: Workbench;
}

/** How a column is shown and counted. */
export type ColumnKind = 'number' | 'text' | 'boolean' | 'time' | 'other';

export interface ResultSetColumn {
  readonly name: string;
  /** DuckDB's name of the type, as near as Arrow tells. */
  readonly type: string;
  readonly kind: ColumnKind;
}

/** A result that stays in Arrow's memory; single values become plain ones when they are asked for. */
export interface ResultSet {
  readonly columns: readonly ResultSetColumn[];
  readonly rowCount: number;
  /** A value as `lens.query` would give it; null for NULL. */
  value(row: number, column: number): unknown;
  /** Rows from `start` to before `end`, as plain objects. */
  rows(start?: number, end?: number): Record<string, unknown>[];
  /** The whole as a file in Arrow's IPC format, with DuckDB's types. */
  toArrowFile(): Uint8Array<ArrayBuffer>;
}

export interface OwnColumn {
  readonly name: string;
  /** DuckDB's name of the type. */
  readonly type: string;
}

/** A table, view or anything else that the reader made. */
export interface OwnObject {
  readonly kind: 'table' | 'view' | 'macro' | 'type' | 'sequence';
  readonly schema: string;
  readonly name: string;
  /** The statement that makes it (without rows). */
  readonly sql: string;
  /** Of a table; null for others. */
  readonly rows: number | null;
  readonly columns: readonly OwnColumn[];
  /** Whether it is made again after a crash: not so for a table too large to keep twice. */
  readonly kept: boolean;
}

/** All that is needed to make the reader's objects again. Can be stored as it is. */
export interface OwnSnapshot {
  readonly objects: readonly (OwnObject & { readonly ipc: Uint8Array<ArrayBuffer> | null })[];
}

/** What a file is, told from its first bytes and its name. */
export type FileKind = 'delimited' | 'parquet' | 'arrow';

/** A file's rows. */
export interface DecodedFile extends EncodedRows {
  /** True where all columns are texts, as of a CSV file: DuckDB finds their types. */
  readonly texts: boolean;
}

/** A table of the reader's own, read from a file. */
export interface ImportedTable extends DecodedFile {
  readonly name: string;
}

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
