import { DataType, type Table, type Vector } from 'apache-arrow';
import { isNumber } from '../../sql/number-types';
import type { ColumnKind, ResultSet } from '../types';
import { columnsOf } from './arrow-rows';
import { type Convert, converter, decimalText, nullable } from './arrow-values';
import { momentOf } from './moment';
import { doubleText } from './number-text';
import { hasStart, valueStart } from './value-start';

const INTEGERS: Readonly<Record<string, string>> = {
  Int8: 'TINYINT',
  Int16: 'SMALLINT',
  Int32: 'INTEGER',
  Int64: 'BIGINT',
  Uint8: 'UTINYINT',
  Uint16: 'USMALLINT',
  Uint32: 'UINTEGER',
  Uint64: 'UBIGINT',
};

/** DuckDB's name for a type that arrives as it is. */
export function plainTypeName(type: DataType): string {
  if (DataType.isInt(type)) return INTEGERS[String(type)] ?? 'BIGINT';
  if (DataType.isFloat(type)) return type.precision === 1 ? 'FLOAT' : 'DOUBLE';
  if (DataType.isDecimal(type))
    return type.scale === 0 && type.precision === 38 ? 'HUGEINT' : `DECIMAL(${type.precision},${type.scale})`;
  if (DataType.isUtf8(type)) return 'VARCHAR';
  if (DataType.isBool(type)) return 'BOOLEAN';
  return String(type).toUpperCase();
}

/** Names of DuckDB's types that people write shorter. */
const SHORTER: readonly (readonly [RegExp, string])[] = [
  [/ENUM\((?:'(?:[^']|'')*'(?:,\s*)?)*\)/g, 'ENUM'],
  [/TIMESTAMP WITH TIME ZONE/g, 'TIMESTAMPTZ'],
  [/TIME WITH TIME ZONE/g, 'TIMETZ'],
];

function kindOf(type: string): ColumnKind {
  if (isNumber(type)) return 'number';
  if (type === 'VARCHAR') return 'text';
  if (type === 'BOOLEAN') return 'boolean';
  return /^(?:DATE|TIMESTAMP(?:_S|_MS|_NS|TZ)?)$/.test(type) ? 'time' : 'other';
}

/** Shown for a value that has neither a plain form nor DuckDB's text. */
const NOT_SHOWN = '(cannot be shown: cast it with ::VARCHAR)';

/** A value's text where DuckDB's is not there: of numbers and booleans the same. */
function textOf(type: DataType): (value: unknown) => string {
  if (DataType.isDecimal(type)) return (value) => decimalText(value as Uint32Array, type.scale);
  if (DataType.isFloat(type)) return (value) => doubleText(value as number);
  if (DataType.isUtf8(type) || DataType.isBool(type) || DataType.isInt(type)) return String;
  return () => NOT_SHOWN;
}

/**
 * Wraps one of DuckDB's results.
 *
 * @param types by position: DuckDB's types of columns that arrived as text, which is DuckDB's
 * @param own what DuckDB does with the rows
 */
export function resultSet(
  table: Table,
  types: readonly (string | undefined)[] = [],
  own?: Pick<ResultSet, 'sampleRows' | 'order' | 'statistics' | 'file' | 'rowJson'>,
): ResultSet {
  const { fields } = table.schema;
  const columns = columnsOf(fields).map(({ name }, index) => {
    const exact = types[index] ?? plainTypeName(fields[index]?.type as DataType);
    const type = SHORTER.reduce((text, [long, short]) => text.replace(long, short), exact);
    return { name, type, kind: kindOf(type) };
  });
  const vectors: readonly (Vector | null)[] = fields.map((_, index) => table.getChildAt(index));
  const texts = fields.map(({ type }) => textOf(type));
  const text = (row: number, column: number, start?: number): string | null => {
    const vector = vectors[column];
    if (!vector) return null;
    if (start !== undefined && DataType.isUtf8(vector.type) && hasStart(vector.type))
      return valueStart(vector, row, start) as string | null;
    return nullable(texts[column] ?? String, vector.get(row)) as string | null;
  };
  const values: readonly Convert[] = fields.map(({ type }, index) => {
    if (!types[index]) return converter(type);
    const kind = columns[index]?.kind;
    if (kind === 'number') return Number;
    return kind === 'time' ? (value) => momentOf(String(value)) : (value) => value;
  });
  const value = (row: number, column: number): unknown => {
    try {
      return nullable(values[column] ?? ((plain) => plain), vectors[column]?.get(row));
    } catch {
      return null;
    }
  };
  const missing = async (): Promise<never> => {
    throw new Error('This result is no longer in DuckDB.');
  };
  return {
    columns,
    rowCount: table.numRows,
    text,
    hasNulls: (column) => (vectors[column]?.nullCount ?? 0) > 0,
    value,
    rows(start = 0, end = table.numRows) {
      return Array.from({ length: Math.max(0, Math.min(end, table.numRows) - start) }, (_, index) =>
        Object.fromEntries(columns.map(({ name }, column) => [name, value(start + index, column)])),
      );
    },
    sampleRows: own?.sampleRows ?? 0,
    order: own?.order ?? missing,
    statistics: own?.statistics ?? missing,
    file: own?.file ?? missing,
    rowJson: own?.rowJson ?? missing,
  };
}
