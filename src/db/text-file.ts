/** Delimited text (CSV, TSV) as DuckDB reads it: what callers see. */

/** A reader's file as UTF-8 text. */
export interface TextFile {
  readonly name: string;
  /** The file itself where it is UTF-8, read where it lies. */
  readonly text: Blob;
  /** What it was written in. */
  readonly encoding: 'UTF-8' | 'UTF-16' | 'Windows-1252';
  /** Its beginning. */
  readonly head: string;
  /**
   * Whether cells look like numbers that would lose characters (007, +49, more than 15 digits): after a comma, semicolon,
   * tab, bar, quote or line end.
   */
  readonly longNumbers: boolean;
  /** Where a quote opens that is never closed: what follows it. */
  readonly unclosed: string | null;
}

export interface CsvColumn {
  readonly name: string;
  /** DuckDB's name for the type. */
  readonly type: string;
  /** Whether the reader chose the type; otherwise it gives way to the values. */
  readonly chosen?: boolean;
}

/** How a text is cut into cells. */
export interface CsvDialect {
  readonly delimiter: string;
  /** Empty for none. */
  readonly quote: string;
  readonly escape: string;
  /** How lines begin that are left out; empty for none. */
  readonly comment: string;
  /** Lines before the table. */
  readonly skip: number;
  /** Whether the first line has the names. */
  readonly header: boolean;
}

/** The dialect of a format alone. */
export const dialectOf = (format: CsvDialect): CsvDialect => ({
  delimiter: format.delimiter,
  quote: format.quote,
  escape: format.escape,
  comment: format.comment,
  skip: format.skip,
  header: format.header,
});

export interface CsvFormat extends CsvDialect {
  readonly columns: readonly CsvColumn[];
  /** Whether all line ends are alike, as the standard wants them. */
  readonly strict: boolean;
  /** As of `strptime`; null for DuckDB's own. */
  readonly dateFormat: string | null;
  readonly timestampFormat: string | null;
}

/** Lines that do not fit the format. */
export interface BrokenLines {
  readonly count: number;
  /** Some of them. */
  readonly first: readonly { readonly line: number; readonly problem: string }[];
}

export interface CsvPreview {
  /** The first rows, as texts. */
  readonly rows: readonly (readonly (string | null)[])[];
  /** With types that all values looked at fit. */
  readonly columns: readonly CsvColumn[];
  readonly broken: BrokenLines;
  /** Rows that were looked at; null for all. */
  readonly looked: number | null;
}

/** What became of a file. */
export interface AddedFile {
  readonly rows: number;
  readonly broken: BrokenLines;
}

/** Reads delimited text with DuckDB. All of it is one of the calls that DuckDB may refuse with a QueryError. */
export interface TextFiles {
  /** How a file is best read; what is given is kept. */
  detect(file: TextFile, given?: Partial<CsvDialect>): Promise<CsvFormat>;
  preview(file: TextFile, format: CsvFormat): Promise<CsvPreview>;
  /** Makes or replaces one of the reader's tables. */
  add(file: TextFile, format: CsvFormat, table: string): Promise<AddedFile>;
}
