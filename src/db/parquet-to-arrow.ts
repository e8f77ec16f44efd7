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
import { type FileMetaData, parquetMetadata, parquetRead } from 'hyparquet';
import type { Column } from '../domain/tables';

const MAGIC = 0x31524150; // "PAR1", little endian
/** Up to here a column of texts is sent as a dictionary; beyond, its texts are mostly different ones. */
const DICTIONARY_LIMIT = 4096;

const ARROW_TYPES: Readonly<Record<Exclude<Column['type'], 'VARCHAR'>, () => DataType>> = {
  'VARCHAR[]': () => new List(new Field('item', new Utf8(), true)),
  TINYINT: () => new Int8(),
  INTEGER: () => new Int32(),
  DOUBLE: () => new Float64(),
  BOOLEAN: () => new Bool(),
};

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

function metadataOf(parquet: ArrayBuffer): FileMetaData {
  if (parquet.byteLength < 12 || new DataView(parquet).getUint32(0, true) !== MAGIC)
    throw new Error('is not a Parquet file (a web page or something else came instead).');
  if (new DataView(parquet).getUint32(parquet.byteLength - 4, true) !== MAGIC)
    throw new Error('is cut off: its end is missing.');
  return parquetMetadata(parquet);
}

/** Reads the named columns, each as one array of plain values. */
async function readColumns(
  parquet: ArrayBuffer,
  metadata: FileMetaData,
  columns: readonly Column[],
): Promise<Map<string, unknown[]>> {
  const rows = Number(metadata.num_rows);
  const values = new Map(columns.map(({ name }) => [name, new Array<unknown>(rows).fill(null)]));
  await parquetRead({
    file: parquet,
    metadata,
    columns: columns.map(({ name }) => name),
    onChunk({ columnName, columnData, rowStart }) {
      const target = values.get(columnName);
      if (!target) return;
      for (let i = 0; i < columnData.length; i++) target[rowStart + i] = columnData[i] ?? null;
    },
  });
  return values;
}

/**
 * Decodes a Parquet file to an Arrow IPC stream with exactly the given columns.
 *
 * @throws saying what is wrong with the file, as the rest of a sentence that begins with its name
 */
export async function parquetToArrow(
  parquet: ArrayBuffer,
  columns: readonly Column[],
): Promise<{ ipc: Uint8Array; rows: number }> {
  const metadata = metadataOf(parquet);
  const present = metadata.schema.map(({ name }) => name);
  const missing = columns.filter(({ name }) => !present.includes(name)).map(({ name }) => name);
  if (missing.length > 0)
    throw new Error(`lacks the column${missing.length > 1 ? 's' : ''} ${missing.join(', ')}.`);
  let values: Map<string, unknown[]>;
  try {
    values = await readColumns(parquet, metadata, columns);
  } catch (cause) {
    throw new Error('is damaged: its rows cannot be read.', { cause });
  }
  const vectors = Object.fromEntries(
    columns.map((column) => [column.name, vectorOf(column, values.get(column.name) ?? [])]),
  );
  return { ipc: tableToIPC(new Table(vectors), 'stream'), rows: Number(metadata.num_rows) };
}
