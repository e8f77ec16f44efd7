import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';

/** The writer cannot tell a type from nothing but NULLs, nor store two kinds in one column. */
function columnData(name: string, values: readonly unknown[]): ColumnSource {
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

function isInt32(value: unknown): boolean {
  return Number.isInteger(value) && Math.abs(value as number) < 2 ** 31 && !Object.is(value, -0);
}

/** A whole number of 64 bits: DuckDB's BIGINT comes as a number where that keeps its digits. */
function isInt64(value: unknown): value is bigint | number {
  if (typeof value === 'bigint') return BigInt.asIntN(64, value) === value;
  return Number.isSafeInteger(value) && !Object.is(value, -0);
}

function asText(value: unknown): string | null {
  if (value === null || typeof value === 'string') return value as string | null;
  if (typeof value === 'bigint') return String(value);
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? String(part) : part));
}

/** A Parquet file of plain row objects. NULLs stay NULL; lists and structs become JSON texts. */
export function toParquet(columns: readonly string[], rows: readonly object[]): ArrayBuffer {
  return parquetWriteBuffer({
    columnData: columns.map((column) =>
      columnData(
        column,
        rows.map((row) => Reflect.get(row, column)),
      ),
    ),
  });
}
