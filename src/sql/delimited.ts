import { isReserved } from './quote';

/** Delimited text: cells separated by comma, semicolon, tab or bar, with quotes as in RFC 4180. */

export interface DelimitedText {
  readonly columns: readonly string[];
  /** Cells by row; NULL where a cell is empty and not quoted. */
  readonly rows: readonly (readonly (string | null)[])[];
}

const DELIMITERS = [',', '\t', ';', '|'] as const;

/** The most frequent delimiter in the first line, outside quotes. */
function sniff(text: string): string {
  const line = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

function records(text: string, delimiter: string): (string | null)[][] {
  const all: (string | null)[][] = [];
  let record: (string | null)[] = [];
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
            `A quote is never closed (row ${all.length + 1}): the file is cut off, or damaged.`,
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
    record.push(cell === null ? rest || null : cell + rest);
    at = end;
    if (text[at] === delimiter) {
      at++;
      continue;
    }
    if (record.length > 1 || record[0] !== null) all.push(record);
    record = [];
    if (at >= text.length) break;
    at += text.startsWith('\r\n', at) ? 2 : 1;
    if (at === text.length) break;
  }
  return all;
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
 * Reads a CSV (or TSV) with a header line.
 *
 * @throws Error saying what is wrong, and in which row
 */
export function parseDelimited(text: string): DelimitedText {
  const body = text.replace(/^\uFEFF/, '');
  const [header, ...rows] = records(body, sniff(body));
  if (!header) throw new Error('The file is empty.');
  const odd = rows.findIndex(({ length }) => length !== header.length);
  if (odd >= 0)
    throw new Error(
      `Row ${odd + 2} has ${rows[odd]?.length} cells instead of ${header.length}: a comma within a text needs quotes around it.`,
    );
  return { columns: columnNames(header), rows };
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
