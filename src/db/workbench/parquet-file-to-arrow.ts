import {
  Binary,
  Bool,
  type DataType,
  DateDay,
  Field,
  Float32,
  Float64,
  Int32,
  Int64,
  List,
  makeData,
  TimeMicrosecond,
  TimeMillisecond,
  TimeNanosecond,
  TimestampMicrosecond,
  TimestampMillisecond,
  Utf8,
  Vector,
  vectorFromArray,
} from 'apache-arrow';
import { parquetRead, parquetSchema, type SchemaTree } from 'hyparquet';
import { formatBytes } from '../../domain/text/format-bytes';
import { encode } from '../arrow/encode-table';
import { checkedParquet } from '../arrow/parquet-claims';
import { textData, validityOf } from '../arrow/text-data';
import type { DecodedFile } from '../types';
import { BOUNDS, MOST_TEXT_BYTES } from './file-bounds';

/** A column's Arrow type; null where its values have to decide. */
function declaredType({ element, children }: SchemaTree): DataType | null {
  const { type, converted_type: converted, logical_type: logical } = element;
  if (children.length > 0 || element.repetition_type === 'REPEATED') return null;
  if (converted === 'DATE' || logical?.type === 'DATE') return new DateDay();
  if (converted?.startsWith('TIMESTAMP') || logical?.type === 'TIMESTAMP') return new TimestampMicrosecond();
  if (converted === 'TIME_MILLIS' || (type === 'INT32' && logical?.type === 'TIME'))
    return new TimeMillisecond();
  if (converted === 'TIME_MICROS' || (logical?.type === 'TIME' && logical.unit === 'MICROS'))
    return new TimeMicrosecond();
  if (logical?.type === 'TIME') return new TimeNanosecond();
  if (converted === 'DECIMAL' || logical?.type === 'DECIMAL') return new Float64();
  const isPlain = !converted?.startsWith('UINT');
  if (type === 'BOOLEAN') return new Bool();
  if (type === 'INT32' && isPlain) return new Int32();
  if (type === 'INT64' && isPlain) return new Int64();
  if (type === 'FLOAT') return new Float32();
  return type === 'DOUBLE' ? new Float64() : null;
}

const DAY_MS = 86_400_000;

const isText = (value: unknown): boolean => typeof value === 'string';

function guessedType(known: readonly unknown[]): DataType {
  if (known.length > 0) {
    if (known.every((value) => typeof value === 'boolean')) return new Bool();
    if (known.every((value) => typeof value === 'bigint')) return new Int64();
    if (known.every((value) => typeof value === 'number'))
      return known.every((value) => Number.isInteger(value) && Math.abs(value as number) < 2 ** 31)
        ? new Int32()
        : new Float64();
    if (known.every((value) => value instanceof Date)) return new TimestampMillisecond();
    if (known.every((value) => value instanceof Uint8Array)) return new Binary();
    if (known.every((value) => Array.isArray(value) && value.every(isText)))
      return new List(new Field('item', new Utf8(), true));
  }
  return new Utf8();
}

/** A few long texts that many rows refer to are written out for each of them. */
function assertTextBytes(bytes: number): void {
  if (bytes > MOST_TEXT_BYTES)
    throw new Error(
      `a column of it has more than ${formatBytes(MOST_TEXT_BYTES)} of texts, the most that are read. Leave it out.`,
    );
}

function asText(value: unknown): string | null {
  if (value === null || typeof value === 'string') return value;
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? String(part) : part));
}

function textsOf(values: readonly unknown[]): (string | null)[] {
  let letters = 0;
  return values.map((value) => {
    const text = asText(value);
    letters += text?.length ?? 0;
    assertTextBytes(letters);
    return text;
  });
}

/** Values of a fixed width; what represents NULL does not matter. */
function fixedWidth(type: DataType, values: readonly unknown[]): ArrayBufferView | null {
  const numbers = () => values.map((value) => Number(value ?? 0));
  const whole = () => values.map((value) => BigInt((value as bigint | number | null) ?? 0));
  if (type instanceof Int32 || type instanceof TimeMillisecond) return Int32Array.from(numbers());
  if (type instanceof Float32) return Float32Array.from(numbers());
  if (type instanceof Float64) return Float64Array.from(numbers());
  if (type instanceof DateDay) return Int32Array.from(numbers(), (time) => Math.floor(time / DAY_MS));
  const isLong = [Int64, TimestampMicrosecond, TimeMicrosecond, TimeNanosecond].some(
    (own) => type instanceof own,
  );
  return isLong ? BigInt64Array.from(whole()) : null;
}

function vectorOf(values: readonly unknown[], declared: DataType | null): Vector {
  const type = declared ?? guessedType(values.filter((value) => value !== null));
  if (type instanceof Utf8) return new Vector([textData(textsOf(values))]);
  const data = fixedWidth(type, values);
  if (!data) return vectorFromArray(values, type);
  return new Vector([makeData({ type, length: values.length, data, ...validityOf(values) } as never)]);
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Many writers do not mark text as such: bytes are taken as text where all of a column's can be. */
function textsOrBytes(values: readonly unknown[]): readonly unknown[] {
  if (!values.some((value) => value instanceof Uint8Array)) return values;
  assertTextBytes(
    values.reduce<number>((sum, value) => sum + (value instanceof Uint8Array ? value.length : 0), 0),
  );
  try {
    return values.map((value) => (value instanceof Uint8Array ? decoder.decode(value) : value));
  } catch {
    return values;
  }
}

/** Timestamps as microseconds. */
const PARSERS = {
  timestampFromMilliseconds: (millis: bigint) => millis * 1000n,
  timestampFromMicroseconds: (micros: bigint) => micros,
  timestampFromNanoseconds: (nanos: bigint) => nanos / 1000n,
};

/**
 * Reads any Parquet file; structs and maps become JSON texts.
 *
 * @throws Error continuing a sentence that begins with the file
 */
export async function parquetFileToArrow(file: ArrayBuffer): Promise<DecodedFile> {
  const { compressors } = await import('hyparquet-compressors');
  const metadata = checkedParquet(file, BOUNDS, compressors);
  const rows = Number(metadata.num_rows);
  const declared = new Map(
    parquetSchema(metadata).children.map((column) => [column.element.name, declaredType(column)]),
  );
  const columns = new Map(
    Array.from(declared.keys(), (name): [string, unknown[]] => [name, new Array<unknown>(rows).fill(null)]),
  );
  await parquetRead({
    file,
    metadata,
    compressors,
    utf8: false,
    parsers: PARSERS,
    onChunk({ columnName, columnData, rowStart }) {
      const target = columns.get(columnName);
      if (target) for (let i = 0; i < columnData.length; i++) target[rowStart + i] = columnData[i] ?? null;
    },
  });
  return encode(
    Array.from(columns, ([name, values]) => [
      name,
      vectorOf(textsOrBytes(values), declared.get(name) ?? null),
    ]),
    rows,
    false,
  );
}
