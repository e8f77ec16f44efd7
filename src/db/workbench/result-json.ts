import type { Table, Vector } from 'apache-arrow';
import { isExactNumber, isFloat } from '../../sql/number-types';
import type { TypeTree } from '../../sql/type-tree';

/** Every decimal of up to this many digits has its own double. */
const EXACT_DIGITS = 15;
const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/;

/** A number as JSON, or as text where readers of JSON would lose digits; so are NaN and infinity. */
function number(text: string): string {
  if (!NUMBER.test(text)) return JSON.stringify(text);
  const digits = text
    .replace(/e.*$/, '')
    .replace(/[-.]/g, '')
    .replace(/^0+|0+$/g, '');
  const isDouble = String(Number(text)) === text || Number.isSafeInteger(Number(text));
  return isDouble || digits.length <= EXACT_DIGITS ? text : JSON.stringify(text);
}

function leaf(text: string, type: string): string {
  if (type === 'BOOLEAN') return text;
  // Every digit of a DOUBLE is one that it needs.
  if (isFloat(type)) return NUMBER.test(text) ? text : JSON.stringify(text);
  return isExactNumber(type) ? number(text) : JSON.stringify(text);
}

/** @param value with DuckDB's text in place of all that has no parts */
function json(value: unknown, type: TypeTree): string {
  if (value === null || value === undefined) return 'null';
  switch (type.kind) {
    case 'leaf':
      return leaf(String(value), type.name);
    case 'list':
      return `[${Array.from(value as Iterable<unknown>, (item) => json(item, type.item)).join(',')}]`;
    case 'struct': {
      const parts = Array.from(value as Iterable<[string, unknown]>, ([, part], place) => {
        const [name = '', own = { kind: 'leaf', name: 'VARCHAR' } as const] = type.fields[place] ?? [];
        return `${JSON.stringify(name)}:${json(part, own)}`;
      });
      return `{${parts.join(',')}}`;
    }
    case 'map': {
      const parts = Array.from(value as Iterable<[unknown, unknown]>, ([key, part]) => {
        const name = type.key.kind === 'leaf' ? String(key) : json(key, type.key);
        return `${JSON.stringify(name)}:${json(part, type.value)}`;
      });
      return `{${parts.join(',')}}`;
    }
  }
}

type Rows = Pick<Table, 'numRows' | 'getChildAt'>;

/** The members of each row's object. */
function membersOf(
  table: Rows,
  names: readonly string[],
  types: readonly TypeTree[],
  colon: string,
): (row: number) => string[] {
  const columns = types.map((_, place) => table.getChildAt(place) as Vector | null);
  const keys = names.map((name) => `${JSON.stringify(name)}${colon}`);
  return (row) => types.map((type, place) => `${keys[place]}${json(columns[place]?.get(row), type)}`);
}

/**
 * A result as JSON: an array of objects, a line each. Lists are arrays, structs and maps objects; what JSON lacks is
 * DuckDB's text.
 */
export function jsonOf(table: Rows, names: readonly string[], types: readonly TypeTree[]): string {
  const members = membersOf(table, names, types, ':');
  const lines = Array.from({ length: table.numRows }, (_, row) => `{${members(row).join(',')}}`);
  return `[\n${lines.join(',\n')}\n]\n`;
}

/** The first row alone: an object with a line for each member. */
export function rowJsonOf(table: Rows, names: readonly string[], types: readonly TypeTree[]): string {
  return `{\n  ${membersOf(table, names, types, ': ')(0).join(',\n  ')}\n}\n`;
}
