import { DataType, type Table, tableToIPC, type Vector } from 'apache-arrow';
import type { ColumnKind, ResultSet } from '../types';
import { columnsOf } from './arrow-rows';
import { type Convert, converter, nullable } from './arrow-values';
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

function typeName(type: DataType): string {
  if (DataType.isInt(type)) return INTEGERS[String(type)] ?? 'BIGINT';
  if (DataType.isFloat(type)) return type.precision === 1 ? 'FLOAT' : 'DOUBLE';
  if (DataType.isDecimal(type))
    return type.scale === 0 && type.precision === 38 ? 'HUGEINT' : `DECIMAL(${type.precision},${type.scale})`;
  if (DataType.isUtf8(type)) return 'VARCHAR';
  if (DataType.isBool(type)) return 'BOOLEAN';
  if (DataType.isDate(type)) return 'DATE';
  if (DataType.isTimestamp(type)) return type.timezone ? 'TIMESTAMPTZ' : 'TIMESTAMP';
  if (DataType.isTime(type)) return 'TIME';
  if (DataType.isBinary(type)) return 'BLOB';
  if (DataType.isList(type) || DataType.isFixedSizeList(type))
    return `${typeName(type.children[0]?.type ?? type)}[]`;
  if (DataType.isStruct(type))
    return `STRUCT(${type.children.map((field) => `${field.name} ${typeName(field.type)}`).join(', ')})`;
  if (DataType.isMap(type)) return 'MAP';
  if (DataType.isUnion(type)) return 'UNION';
  return String(type).toUpperCase();
}

function kindOfType(type: DataType): ColumnKind {
  if (DataType.isInt(type) || DataType.isFloat(type) || DataType.isDecimal(type)) return 'number';
  if (DataType.isUtf8(type)) return 'text';
  if (DataType.isBool(type)) return 'boolean';
  if (DataType.isDate(type) || DataType.isTimestamp(type)) return 'time';
  return 'other';
}

/** Shown for a value that has no plain form. */
const NOT_SHOWN = '(cannot be shown: cast it with ::VARCHAR)';

/**
 * Wraps one of DuckDB's results.
 *
 * @param types by position: DuckDB's types of columns that arrived as text
 */
export function resultSet(table: Table, types: readonly (string | undefined)[] = []): ResultSet {
  const { fields } = table.schema;
  const columns = columnsOf(fields).map(({ name }, index) => {
    const type = fields[index]?.type as DataType;
    const own = types[index];
    const kind: ColumnKind = own && /^(?:UHUGEINT|BIGNUM|VARINT)$/.test(own) ? 'number' : kindOfType(type);
    return { name, type: own ?? typeName(type), kind };
  });
  const converters: readonly Convert[] = fields.map(({ type }) => converter(type));
  const vectors: readonly (Vector | null)[] = fields.map((_, index) => table.getChildAt(index));
  const value = (row: number, column: number, start?: number): unknown => {
    const convert = converters[column];
    const vector = vectors[column];
    try {
      if (start !== undefined && vector && hasStart(vector.type)) return valueStart(vector, row, start);
      return convert ? nullable(convert, vector?.get(row)) : null;
    } catch {
      // Infinity, or a date out of range: the other cells are fine.
      return NOT_SHOWN;
    }
  };
  return {
    columns,
    rowCount: table.numRows,
    value,
    rows(start = 0, end = table.numRows) {
      return Array.from({ length: Math.max(0, Math.min(end, table.numRows) - start) }, (_, index) =>
        Object.fromEntries(columns.map(({ name }, column) => [name, value(start + index, column)])),
      );
    },
    toArrowFile: () => tableToIPC(table, 'file') as Uint8Array<ArrayBuffer>,
  };
}
