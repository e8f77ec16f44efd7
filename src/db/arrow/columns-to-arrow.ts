import {
  Bool,
  type Data,
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
} from 'apache-arrow';
import type { Column, ColumnType } from '../../domain/tables';
import type { EncodedRows } from '../types';
import { textData, validityOf } from './text-data';

/** A text column is sent as a dictionary up to this many texts; beyond, they are mostly distinct. */
const DICTIONARY_LIMIT = 4096;

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

/** A column of repeated texts as a dictionary; null where it has NULLs or too many distinct ones. */
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
  const dictionary = textVector([...places.keys()]);
  const type = new Dictionary(new Utf8(), new Int16());
  return new Vector([makeData({ type, data: indices, dictionary, length: values.length, nullCount: 0 })]);
}

/** Where each part begins, and where the last one ends. */
function offsetsOf(lengths: readonly number[]): Int32Array {
  const offsets = new Int32Array(lengths.length + 1);
  for (let row = 0; row < lengths.length; row++) offsets[row + 1] = (offsets[row] ?? 0) + (lengths[row] ?? 0);
  return offsets;
}

function textVector(values: readonly unknown[]): Vector {
  return new Vector([textData(values)]);
}

function listData(values: readonly unknown[]): Data<List<Utf8>> {
  const lists = values as readonly (readonly string[] | null)[];
  const type = new List(new Field('item', new Utf8(), true));
  const valueOffsets = offsetsOf(lists.map((list) => list?.length ?? 0));
  const child = textData(lists.flatMap((list) => list ?? []));
  return makeData({ type, length: lists.length, valueOffsets, child, ...validityOf(values) });
}

function bits(values: readonly unknown[]): Uint8Array {
  return validityOf(values.map((value) => (value === true ? true : null))).nullBitmap;
}

function columnData(type: Exclude<ColumnType, 'VARCHAR'>, values: readonly unknown[]): Data {
  const common = { length: values.length, ...validityOf(values) };
  const numbers = () => values.map((value) => (value as number | null) ?? 0);
  switch (type) {
    case 'VARCHAR[]':
      return listData(values);
    case 'TINYINT':
      return makeData({ type: new Int8(), data: Int8Array.from(numbers()), ...common });
    case 'INTEGER':
      return makeData({ type: new Int32(), data: Int32Array.from(numbers()), ...common });
    case 'DOUBLE':
      return makeData({ type: new Float64(), data: Float64Array.from(numbers()), ...common });
    case 'BOOLEAN':
      return makeData({ type: new Bool(), data: bits(values), ...common });
  }
}

function vectorOf(column: Column, values: readonly unknown[]): Vector {
  if (column.type === 'VARCHAR') return dictionaryVector(values) ?? textVector(values);
  return new Vector([columnData(column.type, values)]);
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
