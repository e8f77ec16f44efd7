/** What the SQL page knows about a result. */

/** How a column is shown and counted. */
export type ColumnKind = 'number' | 'text' | 'boolean' | 'time' | 'other';

export interface ResultSetColumn {
  readonly name: string;
  /** DuckDB's name for the type, as far as Arrow says. */
  readonly type: string;
  readonly kind: ColumnKind;
}

export interface HistogramBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** What a result's column holds, as DuckDB counts it. */
export interface ColumnStatistics {
  readonly rows: number;
  readonly nulls: number;
  /** How many different values; DuckDB's estimate where it is not counted. */
  readonly distinct: number;
  readonly isCounted: boolean;
  /** Whether the values are lists, structs or maps. */
  readonly hasParts: boolean;
  /** DuckDB's text, or its beginning, of the first and last value in DuckDB's order; null where all are NULL. */
  readonly least: string | null;
  readonly greatest: string | null;
  /** For numbers, and for times in milliseconds since 1970 or midnight; infinite ones are left out. */
  readonly numbers: {
    readonly min: number;
    readonly median: number;
    readonly mean: number;
    readonly max: number;
    /** Sample standard deviation; null for one value. */
    readonly deviation: number | null;
    readonly bins: readonly HistogramBin[];
    /** How many are in none of them: NaN and infinite ones. */
    readonly notFinite: number;
  } | null;
  /** The most frequent values that are not such numbers, as text, with their counts. */
  readonly top: readonly { readonly value: string; readonly count: number }[];
}

export interface StatisticsOptions {
  /** Whether a sample of the rows is enough. */
  readonly ofSample?: boolean;
  readonly signal?: AbortSignal;
}

/** How the rows of a result are ordered, and which are shown. */
export interface RowOrder {
  /** NULLs come last in either direction. */
  readonly sort: { readonly column: number; readonly descending: boolean } | null;
  /** Only rows in whose text this occurs, in either case; empty for all. */
  readonly search: string;
}

/** A file that DuckDB writes of a result: all rows that were read. */
export type ResultFormat = 'csv' | 'spreadsheet' | 'parquet' | 'arrow' | 'json';

/**
 * A result that stays in Arrow's memory; single values become plain ones on request. What is not a number, boolean or
 * text has DuckDB's text.
 */
export interface ResultSet {
  readonly columns: readonly ResultSetColumn[];
  readonly rowCount: number;
  /**
   * DuckDB's text of a value; null for NULL.
   *
   * @param start of a text, only the beginning: so many characters
   */
  text(row: number, column: number, start?: number): string | null;
  hasNulls(column: number): boolean;
  /** A value to draw or count: number, BigInt where digits would be lost, boolean, Date, or text; null for NULL. */
  value(row: number, column: number): unknown;
  /** Rows from `start` up to but not including `end`, as objects of such values. */
  rows(start?: number, end?: number): Record<string, unknown>[];
  /** The rows to show, in DuckDB's order, by their places in this result. */
  order(order: RowOrder): Promise<Int32Array>;
  /** How many rows a sample of them has: all, unless there are very many. */
  readonly sampleRows: number;
  /** @throws the signal's reason too */
  statistics(column: number, options?: StatisticsOptions): Promise<ColumnStatistics>;
  file(format: ResultFormat): Promise<Uint8Array<ArrayBuffer> | string>;
  /** A row as a JSON object; what JSON lacks is DuckDB's text. */
  rowJson(row: number): Promise<string>;
}
