/** One record of a CSV text. */
export interface CsvRecord {
  readonly cells: readonly string[];
  /** Line of the file on which it begins, counted from 1. */
  readonly line: number;
  /** What is wrong with its quotes, continuing a sentence; null if nothing. */
  readonly fault: string | null;
}

/** Cells of a record that are kept: files in the authors' layout have fewer than twenty. */
export const MOST_CELLS = 500;

/** What can separate cells. */
export type Delimiter = ',' | ';' | '\t';

const END_OF_CELL: Readonly<Record<Delimiter, RegExp>> = {
  ',': /[,\r\n]/g,
  ';': /[;\r\n]/g,
  '\t': /[\t\r\n]/g,
};

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** Where the unquoted text from `at` ends. */
function endOfCell(text: string, at: number, delimiter: Delimiter): number {
  const end = END_OF_CELL[delimiter];
  end.lastIndex = at;
  return end.exec(text)?.index ?? text.length;
}

interface Quoted {
  readonly cell: string;
  readonly end: number;
  readonly fault: string | null;
}

/** The quoted cell whose opening quote is at `start`. */
function quotedCell(text: string, start: number, delimiter: Delimiter): Quoted {
  let cell = '';
  for (let at = start + 1; ; ) {
    const quote = text.indexOf('"', at);
    if (quote < 0)
      return {
        cell: cell + text.slice(at),
        end: text.length,
        fault:
          'has a quote that is never closed: the file is cut off, or a quote within a text is not doubled',
      };
    cell += text.slice(at, quote);
    at = quote + 1;
    if (text[at] === '"') {
      cell += '"';
      at++;
      continue;
    }
    const end = endOfCell(text, at, delimiter);
    const rest = text.slice(at, end);
    const fault =
      rest.trim() === '' ? null : 'has text after a closing quote: a quote within a text is not doubled';
    return { cell: cell + rest, end, fault };
  }
}

/**
 * Splits a CSV text as in RFC 4180: cells at commas (or another delimiter), records at LF, CRLF or CR, quotes doubled
 * within quotes. Empty lines are skipped. Never throws: a record with broken quotes, or too many cells, carries its
 * fault.
 */
export function* csvRecords(text: string, delimiter: Delimiter = ','): Generator<CsvRecord> {
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const began = line;
    const cells: string[] = [];
    let fault: string | null = null;
    for (let count = 1; ; count++) {
      if (count > MOST_CELLS) fault ??= `has more than ${MOST_CELLS} cells`;
      if (text[at] === '"') {
        const quoted = quotedCell(text, at, delimiter);
        line += newlines(quoted.cell);
        if (count <= MOST_CELLS) cells.push(quoted.cell);
        fault ??= quoted.fault;
        at = quoted.end;
      } else {
        const end = endOfCell(text, at, delimiter);
        if (count <= MOST_CELLS) cells.push(text.slice(at, end));
        at = end;
      }
      if (text[at] !== delimiter) break;
      at++;
    }
    at += text.startsWith('\r\n', at) ? 2 : 1;
    line++;
    if (cells.length > 1 || cells[0] !== '' || fault) yield { cells, line: began, fault };
  }
}
