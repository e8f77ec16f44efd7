import {
  Bool,
  type DataType,
  Field,
  Float64,
  Int32,
  Int64,
  List,
  Table,
  TimestampMillisecond,
  tableFromIPC,
  tableToIPC,
  Utf8,
  type Vector,
  vectorFromArray,
} from 'apache-arrow';
import { parquetMetadata, parquetRead } from 'hyparquet';
import { parseDelimited } from '../domain/sql/delimited';
import type { DecodedFile } from './file-messages';

function encode(columns: readonly (readonly [string, Vector])[], rows: number, texts: boolean): DecodedFile {
  const ipc = tableToIPC(new Table(Object.fromEntries(columns)), 'stream') as Uint8Array<ArrayBuffer>;
  return { ipc, rows, texts };
}

/** Reads a CSV or TSV as texts. */
export function delimitedToArrow(text: string): DecodedFile {
  const { columns, rows } = parseDelimited(text);
  const vectors = columns.map(
    (name, index) =>
      [
        name,
        vectorFromArray(
          rows.map((row) => row[index] ?? null),
          new Utf8(),
        ),
      ] as const,
  );
  return encode(vectors, rows.length, true);
}

const isText = (value: unknown): boolean => typeof value === 'string';

function typeOf(known: readonly unknown[]): DataType {
  if (known.length > 0) {
    if (known.every((value) => typeof value === 'boolean')) return new Bool();
    if (known.every((value) => typeof value === 'bigint')) return new Int64();
    if (known.every((value) => typeof value === 'number'))
      return known.every((value) => Number.isInteger(value) && Math.abs(value as number) < 2 ** 31)
        ? new Int32()
        : new Float64();
    if (known.every((value) => value instanceof Date)) return new TimestampMillisecond();
    if (known.every((value) => Array.isArray(value) && value.every(isText)))
      return new List(new Field('item', new Utf8(), true));
  }
  return new Utf8();
}

function vectorOf(values: readonly unknown[]): Vector {
  const type = typeOf(values.filter((value) => value !== null));
  if (!(type instanceof Utf8)) return vectorFromArray(values, type);
  const texts = values.map((value) => {
    if (value === null || typeof value === 'string') return value;
    return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? String(part) : part));
  });
  return vectorFromArray(texts, type);
}

/** Reads any Parquet file; structs and maps become JSON texts. */
export async function parquetFileToArrow(file: ArrayBuffer): Promise<DecodedFile> {
  const { compressors } = await import('hyparquet-compressors');
  const metadata = parquetMetadata(file);
  const rows = Number(metadata.num_rows);
  const columns = new Map<string, unknown[]>();
  await parquetRead({
    file,
    metadata,
    compressors,
    onChunk({ columnName, columnData, rowStart }) {
      const target = columns.get(columnName) ?? new Array<unknown>(rows).fill(null);
      columns.set(columnName, target);
      for (let i = 0; i < columnData.length; i++) target[rowStart + i] = columnData[i] ?? null;
    },
  });
  return encode(
    [...columns].map(([name, values]) => [name, vectorOf(values)] as const),
    rows,
    false,
  );
}

/** Reads an Arrow IPC file or stream (not a compressed one). */
export function arrowFileToArrow(file: ArrayBuffer): DecodedFile {
  const table = tableFromIPC(new Uint8Array(file));
  return { ipc: tableToIPC(table, 'stream') as Uint8Array<ArrayBuffer>, rows: table.numRows, texts: false };
}
