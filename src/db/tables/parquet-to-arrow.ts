import { type FileMetaData, parquetMetadata, parquetRead } from 'hyparquet';
import type { Column } from '../../domain/tables';
import { columnsToArrow } from '../arrow/columns-to-arrow';
import type { EncodedRows } from '../types';

const MAGIC = 0x31524150; // "PAR1", little endian

function metadataOf(parquet: ArrayBuffer): FileMetaData {
  if (parquet.byteLength < 12 || new DataView(parquet).getUint32(0, true) !== MAGIC)
    throw new Error('is not a Parquet file (the server sent a web page or something else).');
  if (new DataView(parquet).getUint32(parquet.byteLength - 4, true) !== MAGIC)
    throw new Error('is cut off: its end is missing.');
  try {
    return parquetMetadata(parquet);
  } catch (cause) {
    throw new Error('is damaged: its metadata cannot be read.', { cause });
  }
}

/** Reads the named columns, each as an array of plain values. */
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
 * Decodes a Parquet file to exactly the given columns.
 *
 * @throws Error saying what is wrong with the file, continuing a sentence that begins with its name
 */
export async function parquetToArrow(parquet: ArrayBuffer, columns: readonly Column[]): Promise<EncodedRows> {
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
  try {
    return columnsToArrow(columns, Number(metadata.num_rows), ({ name }) => values.get(name) ?? []);
  } catch (cause) {
    throw new Error(`does not fit its table: ${(cause as Error).message}`, { cause });
  }
}
