import { normalizeName } from '../domain/text/names';
import { csvHeader } from './csv-header';
import { csvRecords, MOST_CELLS } from './csv-records';
import type { RowLog } from './row-log';
import { SourceError } from './source-error';
import { decodeText } from './text';

/** Rows that are read: four times as many as the authors' layout allows. */
const MOST_ROWS = 500_000;
/** Cells that are read: each takes memory, even where it is empty. */
const MOST_CELLS_IN_ALL = 10_000_000;

interface CsvRow {
  /** Counted from 1 after the header. */
  readonly number: number;
  readonly cells: readonly string[];
  /** Why the row cannot be read; null where it can. */
  readonly fault: string | null;
}

export interface Csv {
  /** The file's name, for messages. */
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
  /** How the file differs from what was expected, in sentences; nothing here loses rows. */
  readonly notes: readonly string[];
}

function faultOf(
  cells: readonly string[],
  expected: number,
  fault: string | null,
  last: boolean,
): string | null {
  if (fault) return fault;
  if (cells.length === expected) return null;
  const cut = last && cells.length < expected ? ': the file is cut off' : '';
  return `has ${cells.length} cell${cells.length === 1 ? '' : 's'} instead of ${expected}${cut}`;
}

/** @throws SourceError where there are more records than this site reads */
export function bounded<Row extends { readonly cells: readonly string[] }>(
  file: string,
  records: Iterable<Row>,
): Row[] {
  const read: Row[] = [];
  let cells = 0;
  const count = (number: number): string => number.toLocaleString('en-US');
  for (const record of records) {
    cells += record.cells.length;
    if (read.length > MOST_ROWS)
      throw new SourceError(
        file,
        null,
        `has more than ${count(MOST_ROWS)} rows; no file of this layout does`,
      );
    if (cells > MOST_CELLS_IN_ALL)
      throw new SourceError(
        file,
        null,
        `has more than ${count(MOST_CELLS_IN_ALL)} cells; no file of this layout does`,
      );
    read.push(record);
  }
  return read;
}

/**
 * Reads a CSV with a header line. Columns beyond the required ones are kept, in any order. A malformed row is kept with
 * its fault, for `eachRow` to report.
 *
 * @param aliases what a required column may be called instead
 * @throws SourceError for a file that is not CSV, is too large, or lacks a required column
 */
export function readCsv(
  file: string,
  bytes: Uint8Array,
  required: readonly string[],
  aliases: Readonly<Record<string, string>> = {},
): Csv {
  const { text, note } = decodeText(file, bytes);
  const header = csvHeader(text);
  if (!header) throw new SourceError(file, null, 'is empty');
  const own = Object.entries(aliases).filter(([name]) => !header.columns.includes(name));
  const columns = header.columns.map((column) => own.find(([, alias]) => alias === column)?.[0] ?? column);
  if (columns.length >= MOST_CELLS) throw new SourceError(file, null, `has ${MOST_CELLS} columns or more`);
  const missing = required.filter((name) => !columns.includes(name));
  if (missing.length > 0)
    throw new SourceError(
      file,
      null,
      `lacks the column${missing.length > 1 ? 's' : ''} ${missing.join(', ')}; its header is: ${shortened(columns.join(', '))}`,
    );
  const [, ...body] = bounded(file, csvRecords(text, header.delimiter));
  const rows = body.map(({ cells, fault }, index) => ({
    number: index + 1,
    cells,
    fault: faultOf(cells, columns.length, fault, index === body.length - 1),
  }));
  return { file, columns, rows, notes: [...(note ? [note] : []), ...header.notes] };
}

function shortened(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

/** A checked reader of one row's cells, with its place for messages. */
export class RowReader {
  constructor(
    private readonly csv: Csv,
    private readonly index: number,
  ) {}

  /** Counted from 1 after the header. */
  get number(): number {
    return this.csv.rows[this.index]?.number ?? this.index + 1;
  }

  error(problem: string): SourceError {
    return new SourceError(this.csv.file, this.number, problem);
  }

  /** @throws SourceError where the row is malformed */
  check(): void {
    const fault = this.csv.rows[this.index]?.fault;
    if (fault) throw this.error(fault);
  }

  has(column: string): boolean {
    return this.csv.columns.includes(column);
  }

  text(column: string): string {
    return this.csv.rows[this.index]?.cells[this.csv.columns.indexOf(column)] ?? '';
  }

  /** One of the allowed names, exactly. */
  oneOf<Name extends string>(column: string, allowed: ReadonlySet<Name>): Name {
    const text = this.text(column);
    if (allowed.has(text as Name)) return text as Name;
    const meant = [...allowed].find((name) => normalizeName(name) === normalizeName(text));
    throw this.error(
      `${column} is "${shortened(text)}", which is not a known ${column}${meant ? ` (write "${meant}")` : ''}`,
    );
  }

  integer(column: string, min: number, max: number): number {
    const number = Number(this.text(column));
    if (this.text(column).trim() === '' || !Number.isInteger(number) || number < min || number > max)
      throw this.error(
        `${column} is "${shortened(this.text(column))}", not a whole number from ${min} to ${max}`,
      );
    return number;
  }

  decimal(column: string): number {
    const number = Number(this.text(column));
    if (this.text(column).trim() === '' || !Number.isFinite(number))
      throw this.error(`${column} is "${shortened(this.text(column))}", not a number`);
    return number;
  }

  /** true/false or 1/0 in any case; null where empty. */
  boolean(column: string): boolean | null {
    const text = this.text(column).trim().toLowerCase();
    if (text === '' || text === 'nan') return null;
    if (['true', '1', '1.0'].includes(text)) return true;
    if (['false', '0', '0.0'].includes(text)) return false;
    throw this.error(`${column} is "${shortened(this.text(column))}", not true or false`);
  }
}

/**
 * Calls back with each row of a CSV, through a reader that knows its place.
 *
 * @param log notified of a row that cannot be read, which is then skipped
 * @throws SourceError for the first row that cannot be read, if there is no log
 */
export function eachRow(csv: Csv, read: (row: RowReader) => void, log?: RowLog): void {
  for (let index = 0; index < csv.rows.length; index++) {
    const row = new RowReader(csv, index);
    log?.begins(row.number, csv.rows.length);
    try {
      row.check();
      read(row);
    } catch (error) {
      if (!log || !(error instanceof SourceError)) throw error;
      log.refused(error);
    }
  }
}

/** What is read from each row. @throws SourceError for the first row that cannot be read */
export function mapRows<T>(csv: Csv, read: (row: RowReader) => T): T[] {
  const results: T[] = [];
  eachRow(csv, (row) => results.push(read(row)));
  return results;
}
