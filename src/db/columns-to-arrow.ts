import {
  Bool,
  type DataType,
  Dictionary,
  Field,
  Float64,
  Int8,
  Int16,
  Int32,
  List,
  makeData,
  Table,
  tableToIPC,
  Utf8,
  Vector,
  vectorFromArray,
} from 'apache-arrow';
import type { Column, ColumnType } from '../domain/tables';

/** Up to here a column of texts is sent as a dictionary; beyond, its texts are mostly different ones. */
const DICTIONARY_LIMIT = 4096;

const ARROW_TYPES: Readonly<Record<Exclude<ColumnType, 'VARCHAR'>, () => DataType>> = {
  'VARCHAR[]': () => new List(new Field('item', new Utf8(), true)),
  TINYINT: () => new Int8(),
  INTEGER: () => new Int32(),
  DOUBLE: () => new Float64(),
  BOOLEAN: () => new Bool(),
};

const isText = (value: unknown): boolean => typeof value === 'string';
const isWhole = (value: unknown, bits: number): boolean =>
  Number.isInteger(value) && Math.abs((value as number) + 0.5) < 2 ** (bits - 1);

const FITS: Readonly<Record<ColumnType, (value: unknown) => boolean>> = {
  VARCHAR: isText,
  'VARCHAR[]': (value) => Array.isArray(value) && value.every(isText),
  TINYINT: (value) => isWhole(value, 8),
  INTEGER: (value) => isWhole(value, 32),
  DOUBLE: (value) => typeof value === 'number',
  BOOLEAN: (value) => typeof value === 'boolean',
};

function shown(value: unknown): string {
  if (typeof value === 'bigint') return String(value);
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** @throws naming the first value that does not fit its column */
function check(column: Column, values: readonly unknown[]): void {
  const fits = FITS[column.type];
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (value === null) {
      if (!column.nullable) throw new Error(`the value of ${column.name} is missing in row ${row + 1}.`);
    } else if (!fits(value))
      throw new Error(`${shown(value)} as ${column.name} in row ${row + 1} is not a ${column.type}.`);
  }
}

/** A column of repeated texts as a dictionary; null where it has NULLs or too many different ones. */
function dictionaryVector(values: readonly unknown[]): Vector | null {
  const places = new Map<string, number>();
  const indices = new Int16Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (typeof value !== 'string') return null;
    let place = places.get(value);
    if (place === undefined) {
      if (places.size >= DICTIONARY_LIMIT) return null;
      place = places.size;
      places.set(value, place);
    }
    indices[row] = place;
  }
  const dictionary = vectorFromArray([...places.keys()], new Utf8());
  const type = new Dictionary(new Utf8(), new Int16());
  return new Vector([makeData({ type, data: indices, dictionary, length: values.length, nullCount: 0 })]);
}

function vectorOf(column: Column, values: readonly unknown[]): Vector {
  if (column.type === 'VARCHAR') return dictionaryVector(values) ?? vectorFromArray(values, new Utf8());
  return vectorFromArray(values, ARROW_TYPES[column.type]());
}

/** A set of rows, encoded. */
export interface EncodedRows {
  /** An Arrow IPC stream. */
  readonly ipc: Uint8Array<ArrayBuffer>;
  readonly rows: number;
}

/**
 * Encodes columns of plain values.
 *
 * @param valuesOf the values of a column, `rows` of them, null where there is none
 * @throws naming the first value that does not fit its column, as a clause that ends in a full stop
 */
export function columnsToArrow(
  columns: readonly Column[],
  rows: number,
  valuesOf: (column: Column) => readonly unknown[],
): EncodedRows {
  const vectors = columns.map((column) => {
    const values = valuesOf(column);
    check(column, values);
    return [column.name, vectorOf(column, values)] as const;
  });
  const ipc = tableToIPC(new Table(Object.fromEntries(vectors)), 'stream');
  return { ipc: ipc as Uint8Array<ArrayBuffer>, rows };
}
