import { parse } from 'csv-parse/sync';

export type CsvRow = Readonly<Record<string, string>>;

export interface Csv {
  /** The file's name, for messages. */
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
}

/** A problem in a source file: which file, where in it, and what. */
export class SourceError extends Error {
  override name = 'SourceError';
  constructor(
    readonly file: string,
    /** Row of data, counted from 1 after the header; null where the whole file is concerned. */
    readonly row: number | null,
    problem: string,
    options?: ErrorOptions,
  ) {
    super(`${file}${row === null ? '' : `, row ${row}`}: ${problem}`, options);
  }
}

function decode(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new SourceError(file, null, 'is not UTF-8 text', { cause });
  }
}

/**
 * Reads a CSV with a header line. Columns beyond the required ones are kept, in any order.
 *
 * @throws SourceError for a file that is no CSV, or that lacks a required column
 */
export function readCsv(file: string, bytes: Uint8Array, required: readonly string[]): Csv {
  if (bytes.length === 0) throw new SourceError(file, null, 'is empty');
  let records: string[][];
  try {
    records = parse(decode(bytes, file), { bom: true, relaxColumnCount: false, skipEmptyLines: true });
  } catch (cause) {
    if (cause instanceof SourceError) throw cause;
    throw new SourceError(
      file,
      null,
      `is not a valid CSV: ${cause instanceof Error ? cause.message : cause}`,
      {
        cause,
      },
    );
  }
  const [header = [], ...body] = records;
  const columns = header.map((name) => name.trim());
  const missing = required.filter((name) => !columns.includes(name));
  if (missing.length > 0)
    throw new SourceError(
      file,
      null,
      `lacks the column${missing.length > 1 ? 's' : ''} ${missing.join(', ')}; its header is: ${columns.join(', ')}`,
    );
  const rows = body.map((cells) => Object.fromEntries(columns.map((name, i) => [name, cells[i] ?? ''])));
  return { file, columns, rows };
}

/** A checked reader of one row's cells, with the place for messages. */
export class RowReader {
  constructor(
    private readonly csv: Csv,
    private readonly index: number,
  ) {}

  private get row(): CsvRow {
    return this.csv.rows[this.index] ?? {};
  }

  error(problem: string): SourceError {
    return new SourceError(this.csv.file, this.index + 1, problem);
  }

  text(column: string): string {
    return this.row[column] ?? '';
  }

  /** One of the allowed names, exactly. */
  oneOf<Name extends string>(column: string, allowed: ReadonlySet<Name>): Name {
    const text = this.text(column);
    if (!allowed.has(text as Name))
      throw this.error(`${column} is "${text}", which is not a known ${column}`);
    return text as Name;
  }

  integer(column: string, min: number, max: number): number {
    const number = Number(this.text(column));
    if (this.text(column).trim() === '' || !Number.isInteger(number) || number < min || number > max)
      throw this.error(`${column} is "${this.text(column)}", not a whole number from ${min} to ${max}`);
    return number;
  }

  decimal(column: string): number {
    const number = Number(this.text(column));
    if (this.text(column).trim() === '' || !Number.isFinite(number))
      throw this.error(`${column} is "${this.text(column)}", not a number`);
    return number;
  }

  /** true/false or 1/0 in any case; null where empty. */
  boolean(column: string): boolean | null {
    const text = this.text(column).trim().toLowerCase();
    if (text === '' || text === 'nan') return null;
    if (['true', '1', '1.0'].includes(text)) return true;
    if (['false', '0', '0.0'].includes(text)) return false;
    throw this.error(`${column} is "${this.text(column)}", not true or false`);
  }
}

/** Each row of a CSV through a reader that knows its place. */
export function mapRows<T>(csv: Csv, read: (row: RowReader, index: number) => T): T[] {
  return csv.rows.map((_, index) => read(new RowReader(csv, index), index));
}
