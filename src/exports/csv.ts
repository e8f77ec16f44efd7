import { csvFormatRows } from 'd3-dsv';

function text(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'object')
    return value instanceof Date ? value.toISOString() : JSON.stringify(value, bigints);
  return String(value);
}

function bigints(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}

/** CSV after RFC 4180 with a header line; NULL is an empty field, lists and structs are JSON. */
export function toCsv(columns: readonly string[], rows: readonly object[]): string {
  const lines = rows.map((row) => columns.map((column) => text(Reflect.get(row, column))));
  return `${csvFormatRows([[...columns], ...lines])}\n`;
}
