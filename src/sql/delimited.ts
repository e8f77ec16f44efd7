import { isReserved } from './quote';

/** Delimited text: cells separated by comma, semicolon, tab or bar, with quotes as in RFC 4180. */

export interface DelimitedText {
  readonly columns: readonly string[];
  readonly rows: number;
  /** The cells of each column; NULL where a cell is empty and not quoted. */
  readonly cells: (string | null)[][];
}

/** How much is read. */
export interface TableBounds {
  readonly columns: number;
  readonly cells: number;
}

const DELIMITERS = [',', '\t', ';', '|'] as const;

/** Characters of the first line in which the delimiter is looked for. */
const SNIFFED = 100_000;

/** The most frequent delimiter in the first line, outside quotes. */
function sniff(text: string): string {
  const line = (/^[^\r\n]*/.exec(text.slice(0, SNIFFED))?.[0] ?? '').replace(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** Takes a file's cells one after another into its columns. */
class Columns {
  /** Of the first record. */
  readonly header: (string | null)[] = [];
  readonly cells: (string | null)[][] = [];
  rows = 0;
  private begun = false;
  private place = 0;
  private last: string | null = null;

  constructor(private readonly bounds: TableBounds) {}

  /** Records so far, and this one. */
  get record(): number {
    return this.rows + (this.begun ? 2 : 1);
  }

  cell(value: string | null): void {
    this.last = value;
    if (this.begun) this.cells[this.place]?.push(value);
    else this.header.push(value);
    this.place++;
    if (!this.begun && this.place > this.bounds.columns)
      throw new Error(
        `it has more than ${this.bounds.columns.toLocaleString('en-US')} columns, the most that are read.`,
      );
  }

  endOfRecord(): void {
    const { header, place, last } = this;
    this.place = 0;
    if (place === 1 && last === null) {
      // An empty line.
      if (this.begun) this.cells[0]?.pop();
      else header.pop();
      return;
    }
    if (!this.begun) {
      this.begun = true;
      this.cells.push(...header.map(() => []));
      return;
    }
    if (place !== header.length)
      throw new Error(
        `Row ${this.record} has ${place} cells instead of ${header.length}: a comma within a text needs quotes around it.`,
      );
    this.rows++;
    if (this.rows * header.length > this.bounds.cells)
      throw new Error(
        `it has more than ${this.bounds.cells.toLocaleString('en-US')} cells, the most that are read. Leave out some rows or columns.`,
      );
  }
}

function readCells(text: string, delimiter: string, columns: Columns): void {
  let at = 0;
  const endOfCell = new RegExp(`[${delimiter === '|' ? '\\|' : delimiter}\\r\\n]`, 'g');
  while (at <= text.length) {
    let cell: string | null;
    if (text[at] === '"') {
      let value = '';
      at++;
      for (;;) {
        const quote = text.indexOf('"', at);
        if (quote < 0)
          throw new Error(
            `A quote is never closed (row ${columns.record}): the file is cut off, or damaged.`,
          );
        value += text.slice(at, quote);
        at = quote + 1;
        if (text[at] !== '"') break;
        value += '"';
        at++;
      }
      cell = value;
    } else cell = null;
    endOfCell.lastIndex = at;
    const end = endOfCell.exec(text)?.index ?? text.length;
    const rest = text.slice(at, end);
    columns.cell(cell === null ? rest || null : cell + rest);
    at = end;
    if (text[at] === delimiter) {
      at++;
      continue;
    }
    columns.endOfRecord();
    if (at >= text.length) break;
    at += text.startsWith('\r\n', at) ? 2 : 1;
    if (at === text.length) break;
  }
}

/** Names made unique, ignoring case, and non-empty. */
function columnNames(header: readonly (string | null)[]): string[] {
  const taken = new Set<string>();
  return header.map((own, index) => {
    const name = own?.trim() || `column${index + 1}`;
    let unique = name;
    for (let count = 2; taken.has(unique.toLowerCase()); count++) unique = `${name}_${count}`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}

/**
 * Reads a CSV (or TSV) with a header line, and no more of it than the bounds allow.
 *
 * @throws Error saying what is wrong, and in which row
 */
export function parseDelimited(text: string, bounds: TableBounds): DelimitedText {
  const body = text.replace(/^\uFEFF/, '');
  const read = new Columns(bounds);
  readCells(body, sniff(body), read);
  if (read.header.length === 0) throw new Error('The file is empty.');
  return { columns: columnNames(read.header), rows: read.rows, cells: read.cells };
}

/** A table name from a file's, usable without quotes: lower case, no blanks, not a published name. */
export function tableNameOf(file: string, taken: Iterable<string>): string {
  const stem = file
    .replace(/\.[^.]*$/, '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '')
    .normalize('NFC');
  if (stem === '') return 'my_table';
  const name = /^\p{L}/u.test(stem) ? stem : `t_${stem}`;
  const isTaken = isReserved(name) || [...taken].some((other) => other.toLowerCase() === name);
  return isTaken ? `my_${name}` : name;
}
