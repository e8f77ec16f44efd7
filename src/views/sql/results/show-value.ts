import type { ResultSet } from '../../../db/workbench';

type Column = ResultSet['columns'][number];

function json(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === 'bigint') return String(part);
    if (part instanceof Uint8Array) return hex(part);
    return part;
  });
}

function hex(bytes: Uint8Array): string {
  return `\\x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** A value in full, as it is copied; NULL is the empty text. */
export function fullText(value: unknown, column: Pick<Column, 'type'>): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) {
    const iso = Number.isNaN(value.getTime()) ? String(value) : value.toISOString();
    return column.type === 'DATE' ? iso.slice(0, 10) : iso.replace('T', ' ').replace(/\.000Z$|Z$/, '');
  }
  if (value instanceof Uint8Array) return hex(value);
  return typeof value === 'object' ? json(value) : String(value);
}

const LONGEST = 160;

/** A value as it stands in a cell: fractions to six digits after the point, long texts cut. */
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

/** A value as a number, for sorting and statistics; null where it is none. */
export function asNumber(value: unknown): number | null {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Date) return value.getTime();
  if (typeof value === 'string' && value.trim() !== '' && !Number.isNaN(Number(value))) return Number(value);
  return null;
}
