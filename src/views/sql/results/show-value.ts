import type { ExactDate } from '../../../db/arrow/arrow-values';
import type { ResultSet } from '../../../db/types';

type Column = ResultSet['columns'][number];

function json(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === 'bigint') return String(part);
    if (part instanceof Uint8Array) return bytesText(part);
    return part;
  });
}

/** Bytes as DuckDB writes and reads them. */
function bytesText(bytes: Uint8Array): string {
  const sign = (byte: number) =>
    byte >= 32 && byte < 127 && !'\\\'"'.includes(String.fromCharCode(byte))
      ? String.fromCharCode(byte)
      : `\\x${byte.toString(16).padStart(2, '0').toUpperCase()}`;
  return Array.from(bytes, sign).join('');
}

/** The day of an ISO date as DuckDB writes it: years of any length, those before year 1 as BC. */
function yearText(day: string): string {
  const [, sign, year = '', rest = ''] = /^([+-])(\d+)(-.*)$/.exec(day) ?? [];
  if (!sign) return day;
  if (sign === '+') return `${Number(year)}${rest}`;
  return `${String(Number(year) + 1).padStart(4, '0')}${rest} (BC)`;
}

/** A value in full, as it is copied; NULL is the empty text. */
export function fullText(value: unknown, column: Pick<Column, 'type'>): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) {
    const iso = Number.isNaN(value.getTime()) ? String(value) : value.toISOString();
    const [day = '', clock = ''] = iso.split('T');
    const date = yearText(day);
    if (column.type === 'DATE') return date;
    const micros = (value as Partial<ExactDate>).microseconds;
    const time = clock.replace('Z', micros ? String(micros).padStart(3, '0') : '').replace(/\.000$/, '');
    return date.replace(/^\S*/, (text) => `${text} ${time}`);
  }
  if (value instanceof Uint8Array) return bytesText(value);
  return typeof value === 'object' ? json(value) : String(value);
}

/** Characters shown in a cell. */
const LONGEST = 160;

/** A value as far as a cell shows it. */
export function shownIn(result: ResultSet, row: number, column: number): unknown {
  return result.value(row, column, LONGEST + 1);
}

/** A value as shown in a cell: fractions to six decimals, long texts shortened. */
export function cellText(value: unknown, column: Pick<Column, 'type'>): string {
  if (typeof value === 'number' && !Number.isInteger(value)) {
    const size = Math.abs(value);
    return size >= 1e-4 && size < 1e15
      ? String(Number(value.toFixed(6)))
      : String(Number(value.toPrecision(6)));
  }
  const text = fullText(value, column).slice(0, LONGEST + 1);
  const line = text.replace(/[\r\n\t]+/g, ' ⏎ ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

/** A value as a number, for sorting and statistics; null where it is not one. */
export function asNumber(value: unknown): number | null {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Date) return value.getTime();
  if (typeof value === 'string' && value.trim() !== '' && !Number.isNaN(Number(value))) return Number(value);
  return null;
}
