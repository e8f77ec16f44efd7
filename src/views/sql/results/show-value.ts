import type { ResultSet } from '../../../db/types';

/** Characters shown in a cell. */
const LONGEST = 160;

/** A value as shown in a cell: fractions to six decimals, long texts shortened; null for NULL. */
export function cellText(result: ResultSet, row: number, column: number): string | null {
  const text = result.text(row, column, LONGEST + 1);
  if (text === null) return null;
  const type = result.columns[column]?.type;
  if (type === 'DOUBLE') return shortNumber(text);
  const line = text.replace(/[\r\n\t]+/g, ' ⏎ ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

function shortNumber(text: string): string {
  const value = Number(text);
  if (!Number.isFinite(value)) return text;
  if (Number.isInteger(value)) return String(value);
  const size = Math.abs(value);
  return size >= 1e-4 && size < 1e15
    ? String(Number(value.toFixed(6)))
    : String(Number(value.toPrecision(6)));
}
