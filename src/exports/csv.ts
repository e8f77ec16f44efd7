import { csvFormatRow } from 'd3-dsv';

function text(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'object')
    return value instanceof Date ? value.toISOString() : JSON.stringify(value, bigints);
  return String(value);
}

function bigints(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}

/** A line. An empty text is quoted, to distinguish it from NULL, and so is a line's only NULL, lest it be skipped. */
function line(cells: readonly unknown[]): string {
  const texts = cells.map(text);
  if (!texts.includes('')) return csvFormatRow(texts);
  return texts
    .map((cell, index) =>
      cell === '' && (cells[index] === '' || cells.length === 1) ? '""' : csvFormatRow([cell]),
    )
    .join(',');
}

/** CSV as in RFC 4180 with a header line; NULL is an empty field, lists and structs are JSON. */
export function toCsv(columns: readonly string[], rows: readonly object[]): string {
  const lines = rows.map((row) => line(columns.map((column) => Reflect.get(row, column))));
  return [csvFormatRow([...columns]), ...lines, ''].join('\n');
}
