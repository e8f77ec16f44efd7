import { csvFormatRow } from 'd3-dsv';
import { defused } from '../sql/spreadsheet-formulas';

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
function line(cells: readonly unknown[], written: (value: unknown) => string): string {
  const texts = cells.map(written);
  if (!texts.includes('')) return csvFormatRow(texts);
  return texts
    .map((cell, index) =>
      cell === '' && (cells[index] === '' || cells.length === 1) ? '""' : csvFormatRow([cell]),
    )
    .join(',');
}

/**
 * CSV as in RFC 4180 with a header line; NULL is an empty field, lists and structs are JSON.
 *
 * @param forSpreadsheets defuses texts, column names too, that a spreadsheet would run as formulas; otherwise every
 *   text is as it is
 */
export function toCsv(columns: readonly string[], rows: readonly object[], forSpreadsheets = false): string {
  const written = forSpreadsheets ? (value: unknown) => defused(text(value)) : text;
  const lines = rows.map((row) =>
    line(
      columns.map((column) => Reflect.get(row, column)),
      written,
    ),
  );
  return [csvFormatRow(columns.map(written)), ...lines, ''].join('\n');
}
