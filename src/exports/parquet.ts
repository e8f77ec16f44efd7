import type { SchemaElement } from 'hyparquet';
import { type ColumnSource, parquetWriteBuffer, schemaFromColumnData } from 'hyparquet-writer';

/** The writer cannot infer a type from NULLs alone, or store two kinds in one column. */
function guessed(name: string, values: readonly unknown[]): ColumnSource {
  const known = values.filter((value) => value !== null && value !== undefined);
  const data = values.map((value) => value ?? null);
  if (known.length === 0) return { name, data, type: 'STRING' };
  if (known.every((value) => typeof value === 'number'))
    return { name, data, type: known.every(isInt32) ? 'INT32' : 'DOUBLE' };
  if (known.every((value) => typeof value === 'boolean')) return { name, data, type: 'BOOLEAN' };
  if (known.every(isInt64))
    return { name, data: data.map((value) => (isInt64(value) ? BigInt(value) : null)), type: 'INT64' };
  if (known.every((value) => value instanceof Date)) return { name, data, type: 'TIMESTAMP' };
  return { name, data: data.map(asText), type: 'STRING' };
}

/** Parquet's types for those of DuckDB's that have one. */
const TYPES: Readonly<Record<string, Omit<SchemaElement, 'name'>>> = {
  BOOLEAN: { type: 'BOOLEAN' },
  TINYINT: { type: 'INT32', converted_type: 'INT_8' },
  SMALLINT: { type: 'INT32', converted_type: 'INT_16' },
  INTEGER: { type: 'INT32' },
  UTINYINT: { type: 'INT32', converted_type: 'UINT_8' },
  USMALLINT: { type: 'INT32', converted_type: 'UINT_16' },
  UINTEGER: { type: 'INT64' },
  BIGINT: { type: 'INT64' },
  FLOAT: { type: 'FLOAT' },
  DOUBLE: { type: 'DOUBLE' },
  VARCHAR: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  BLOB: { type: 'BYTE_ARRAY' },
  DATE: { type: 'INT32', converted_type: 'DATE' },
  TIMESTAMP: {
    type: 'INT64',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: false, unit: 'MICROS' },
  },
  TIMESTAMPTZ: {
    type: 'INT64',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS' },
  },
};

/** A value as the writer needs it; undefined where it does not fit the type, like the text for infinity. */
function fitted(value: unknown, { type, logical_type }: Omit<SchemaElement, 'name'>): unknown {
  if (value === null || value === undefined) return null;
  if (logical_type?.type === 'TIMESTAMP') {
    const micros = (value as { microseconds?: number }).microseconds ?? 0;
    return value instanceof Date ? BigInt(value.getTime()) * 1000n + BigInt(micros) : undefined;
  }
  if (type === 'INT64')
    return typeof value === 'number' || typeof value === 'bigint' ? BigInt(value) : undefined;
  if (type === 'BYTE_ARRAY')
    return typeof value === 'string' || value instanceof Uint8Array ? value : undefined;
  return typeof value === 'string' ? undefined : value;
}

function isInt32(value: unknown): boolean {
  return Number.isInteger(value) && Math.abs(value as number) < 2 ** 31 && !Object.is(value, -0);
}

/** A 64-bit integer: DuckDB's BIGINT comes as a number where that keeps its digits. */
function isInt64(value: unknown): value is bigint | number {
  if (typeof value === 'bigint') return BigInt.asIntN(64, value) === value;
  return Number.isSafeInteger(value) && !Object.is(value, -0);
}

function asText(value: unknown): string | null {
  if (value === null || typeof value === 'string') return value as string | null;
  if (typeof value === 'bigint') return String(value);
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? String(part) : part));
}

/**
 * A Parquet file of plain row objects. NULLs stay NULL; lists and structs become JSON texts.
 *
 * @param types DuckDB's types of the columns; without them (or for a type that Parquet lacks) inferred from the
 *   values
 */
export function toParquet(
  columns: readonly string[],
  rows: readonly object[],
  types: readonly string[] = [],
): ArrayBuffer {
  const schemaOverrides: Record<string, SchemaElement> = {};
  const columnData = columns.map((name, index): ColumnSource => {
    const values = rows.map((row): unknown => Reflect.get(row, name));
    const element = TYPES[types[index] ?? ''];
    const data = element && values.map((value) => fitted(value, element));
    if (!element || !data || data.includes(undefined)) return guessed(name, values);
    schemaOverrides[name] = { name, repetition_type: 'OPTIONAL', ...element };
    return { name, data };
  });
  // The writer takes types from one place only.
  const schema = schemaFromColumnData({ columnData, schemaOverrides });
  return parquetWriteBuffer({ columnData: columnData.map(({ name, data }) => ({ name, data })), schema });
}
