/** What the rest of the site knows about the database. */
import type { ReadonlySignal } from '@preact/signals';
import type { TableName } from '../domain/tables';
import type { Parameter } from '../sql/quote';
import type { EarlierObjects, KeptState, OpenedDatabase, OwnObject } from './own-types';
import type { ResultSet } from './result-types';
import type { TextFiles } from './text-file';

export type * from './own-types';
export type * from './result-types';

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
  /** Arrow's name for the type, such as `Utf8` or `Int32`. */
  readonly type: string;
}

export interface QueryOptions {
  readonly signal?: AbortSignal | undefined;
  /** Bound to `?` or `$1` in order. */
  readonly params?: readonly Parameter[];
  /** Rows beyond are not read. Unlimited if absent. */
  readonly maxRows?: number;
  /** The only models whose raw answers the statement looks at: those of others need not be loaded for it. */
  readonly models?: readonly string[] | undefined;
  /** Not run again where DuckDB dies meanwhile: the statement may be why. The site's own are harmless, and are. */
  readonly once?: boolean;
}

export interface QueryResult<Row> {
  readonly columns: readonly ResultColumn[];
  readonly rows: Row[];
  /** How many rows were read. */
  readonly rowCount: number;
  /** Whether there were more rows than `maxRows`. */
  readonly truncated: boolean;
  /** From the call to the last row, including loading tables. */
  readonly milliseconds: number;
}

/** A result by columns, for large ones. */
export interface ColumnsResult extends Pick<QueryResult<never>, 'rowCount' | 'milliseconds'> {
  /** Plain values, null for NULL; none if there is no such column. */
  column(name: string): ArrayLike<unknown>;
}

/** Where a page's answers came from, counted since it was opened. */
export interface FiguresFrom {
  /** Built with the site. */
  readonly built: number;
  /** Computed here: where no answer was built, and where one was, the same or another. */
  readonly computed: number;
  readonly same: number;
  readonly different: number;
}

/** Answers that were built with the site: a statement with the same text and parameters needs no DuckDB. */
export interface Known {
  /** Where answers come from that the site was built with. */
  readonly origin: ReadonlySignal<'site' | 'browser'>;
  /** Null while a page is open for which no answers were built. */
  readonly figures: ReadonlySignal<FiguresFrom | null>;
  /** Fetches the files of a page, by name; statements wait for them. */
  open(names: readonly string[]): void;
  /** Resolves when the opened files are there (true), or when one cannot be had. */
  settled(): Promise<boolean>;
  /** From now on DuckDB answers everything. */
  recompute(): void;
}

/** A row to add: a plain object with its table's columns; columns that may be NULL can be absent. */
export type AddedRow = Readonly<Record<string, unknown>>;

export interface AddOptions {
  /** Whether the rows replace those that the site itself has in this table, as VIA replaces the sample. */
  readonly replacesPublished?: boolean;
  /** A model whose published rows in this table they replace. */
  readonly replacesModel?: string;
}

/** A set of rows, encoded. */
export interface EncodedRows {
  /** An Arrow IPC stream. */
  readonly ipc: Uint8Array<ArrayBuffer>;
  readonly rows: number;
}

/** Rows beside the published ones, in the same tables. They survive a crash of DuckDB, but not the page. */
export interface AddedTables {
  /**
   * Adds rows to those that the owner already has. Keys are not checked: a repeated key makes two rows.
   *
   * @param owner whose rows they are; names them for removal
   * @param rows plain objects; or encoded ones, made in a worker by `columnsToArrow` from all columns of the table
   * @throws InvalidRowsError naming the first value that does not fit; then nothing was added
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

export interface ComputeOptions {
  /** Whether it looks at nothing but published models and actions: rows of the reader's own change it only in their place. */
  readonly publishedOnly?: boolean;
}

export interface Database {
  readonly state: ReadonlySignal<DatabaseState>;
  /** Starts DuckDB ahead of the first query. Never rejects: a failure is in the state, and the next query's error. */
  boot(): Promise<void>;
  /** Loads the cells, where they are small and DuckDB runs, so that the next question finds them. Never rejects. */
  prepare(): Promise<void>;
  /** Resolves once DuckDB has had nothing to answer for a second, or where it does not run. Never rejects. */
  rested(): Promise<void>;
  /**
   * The rows of one read-only statement: as built with the site, where they are known and `maxRows` is absent; else
   * DuckDB runs it, and the tables that it names are loaded first.
   *
   * @throws QueryError (DuckDB refused the statement), TypeError (a parameter), DataLoadError (a data file),
   *   EngineStartError or EngineDiedError (DuckDB itself), or a DOMException named AbortError
   */
  query<Row extends object>(sql: string, options?: QueryOptions): Promise<QueryResult<Row>>;
  /** Like `query`, without turning rows into objects. */
  queryColumns(sql: string, options?: Omit<QueryOptions, 'maxRows'>): Promise<ColumnsResult>;
  /**
   * What is computed from the rows of a statement: as built with the site, where it is known.
   *
   * @param what names the computation
   * @param compute gives plain values that JSON holds; null where the page does without
   */
  computed<Result>(
    sql: string,
    what: string,
    compute: () => Promise<Result>,
    options?: ComputeOptions,
  ): Promise<Result>;
  readonly known: Known;
  /** How often what a statement depends on has changed. Follows changes where signals are followed. */
  changesFor(sql: string): number;
  readonly tables: AddedTables;
  /** Scripts, and the reader's own tables. */
  readonly workbench: Workbench;
}

/** A file's kind, judged by its first bytes and its name. */
export type FileKind = 'delimited' | BinaryKind;
export type BinaryKind = 'parquet' | 'arrow';

/** A file's rows. */
export interface DecodedFile extends EncodedRows {
  /** By position: what columns become where Arrow has no such type. */
  readonly types: readonly (string | null)[];
}

/** One of the reader's own tables, read from a file. */
export interface ImportedTable extends DecodedFile {
  readonly name: string;
  /** The file's name, by which the table can be read too. */
  readonly file: string;
}

/** What one statement of a script gave. */
export interface ScriptResult {
  readonly result: ResultSet;
  /** Whether there were more rows than were read. */
  readonly truncated: boolean;
  /** Whether that is because of their size. */
  readonly tooLarge: boolean;
  readonly milliseconds: number;
  /** Whether it changed the reader's own tables. */
  readonly wrote: boolean;
}

export interface ScriptRun {
  readonly signal?: AbortSignal | undefined;
  /** Most rows read of one result. */
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
 * Where the reader's own SQL runs: several statements, in order, which may create tables and views in a separate
 * database, `mine`. The published tables can be read by their plain names, but never changed.
 */
export interface Workbench {
  /** What the reader made. */
  readonly objects: ReadonlySignal<readonly OwnObject[]>;
  readonly kept: ReadonlySignal<KeptState>;
  /** Whether DuckDB ended before what a script had changed was stored. */
  readonly lost: ReadonlySignal<boolean>;
  readonly opened: ReadonlySignal<readonly OpenedDatabase[]>;
  /** Opens what is kept, so that `objects` and `kept` tell of it. */
  look(): Promise<void>;
  /**
   * Runs single statements one after another, until one fails.
   *
   * @throws what `Database.query` throws; a refused statement is a QueryError too
   */
  run(statements: readonly string[], options: ScriptRun): Promise<void>;
  /** Delimited text, which DuckDB reads itself. */
  readonly texts: TextFiles;
  /** Adds or replaces one of the reader's tables. @throws QueryError with what DuckDB says about it */
  addTable(table: ImportedTable): Promise<void>;
  /** @throws QueryError if something depends on it */
  drop(object: OwnObject): Promise<void>;
  /** The reader's own database as it is now, or as it is kept where it cannot be opened: a DuckDB file. */
  save(): Promise<Blob>;
  /** Begins with an empty database. One that cannot be opened is set aside. */
  startAfresh(): Promise<void>;
  /** Opens a DuckDB file, to be read. @returns the name of the database */
  open(file: File): Promise<string>;
  close(database: string): Promise<void>;
  /** Makes what earlier versions of this site stored, while no other tab does. */
  bringOver(earlier: EarlierObjects): Promise<void>;
  /** DuckDB's functions, by name. */
  functions(): Promise<readonly SqlFunction[]>;
}
