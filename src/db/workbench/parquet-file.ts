import { type Table, tableFromIPC } from 'apache-arrow';
import { type FileMetaData, parquetRead, parquetSchema, type SchemaElement } from 'hyparquet';
import { isPlainType } from '../../sql/plain-type';
import { checkedParquet } from '../arrow/parquet-claims';
import type { DecodedFile } from '../types';
import { farTimestamps } from './far-timestamps';
import { ARROW_BOUNDS } from './file-bounds';
import { decodedFile } from './file-to-arrow';

/** Reads a Parquet file to an Arrow stream: the library, once it is there. */
export type ParquetReader = (file: Uint8Array) => Uint8Array;

/** DuckDB's types of columns that Parquet holds as others, by name: in the metadata of files that the page has written. */
export const TYPES_KEY = 'duckdb:types';

function namedTypes({ key_value_metadata: metadata }: FileMetaData): ReadonlyMap<string, string> {
  try {
    const text = metadata?.find(({ key }) => key === TYPES_KEY)?.value ?? '{}';
    const named = Object.entries(JSON.parse(text) as Record<string, unknown>);
    return new Map(named.filter((entry): entry is [string, string] => isPlainType(String(entry[1]))));
  } catch {
    return new Map();
  }
}

/** Types of DuckDB that the library's Arrow does not tell apart. */
function typeOf({ type, logical_type: logical }: SchemaElement): string | null {
  if (type === 'INT96') return 'TIMESTAMP';
  return logical?.type === 'TIME' && logical.isAdjustedToUTC ? 'TIMETZ' : null;
}

const isInterval = ({ converted_type: type }: SchemaElement): boolean => type === 'INTERVAL';

function intervalOf(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, 12);
  const [months, days, milliseconds] = [0, 4, 8].map((place) => view.getUint32(place, true));
  return `${months} months ${days} days ${milliseconds} milliseconds`;
}

/** Intervals with their months, which the library leaves out. */
async function intervals(file: ArrayBuffer, metadata: FileMetaData, name: string, rows: number) {
  const { compressors } = await import('hyparquet-compressors');
  const schema = metadata.schema.map((element) => {
    if (!isInterval(element)) return element;
    const { converted_type: _, ...raw } = element;
    return raw;
  });
  const texts = new Array<string | null>(rows).fill(null);
  await parquetRead({
    file,
    metadata: { ...metadata, schema },
    compressors,
    columns: [name],
    utf8: false,
    onChunk({ columnData, rowStart }) {
      for (let row = 0; row < columnData.length; row++) {
        const bytes: unknown = columnData[row];
        if (bytes instanceof Uint8Array) texts[rowStart + row] = intervalOf(bytes);
      }
    },
  });
  return texts;
}

/**
 * Reads a Parquet file with the types that it has.
 *
 * @throws Error continuing a sentence that begins with the file
 */
export async function parquetFileToArrow(file: ArrayBuffer, read: ParquetReader): Promise<DecodedFile> {
  const metadata = checkedParquet(file, ARROW_BOUNDS);
  const rows = Number(metadata.num_rows);
  const { children } = parquetSchema(metadata);
  const named = namedTypes(metadata);
  const types = new Map<number, string>();
  const texts = new Map<number, readonly (string | null)[]>();
  let table: Table;
  try {
    for (const [index, column] of children.entries()) {
      const type =
        named.get(column.element.name) ?? (column.children.length === 0 ? typeOf(column.element) : null);
      if (type) types.set(index, type);
      const far =
        column.element.type === 'INT96' && (await farTimestamps(file, metadata, column.element.name, rows));
      if (far) texts.set(index, far);
      if (!isInterval(column.element)) continue;
      types.set(index, 'INTERVAL');
      texts.set(index, await intervals(file, metadata, column.element.name, rows));
    }
    table = tableFromIPC(read(new Uint8Array(file)));
    if (table.numRows !== rows) throw new Error(`${table.numRows} of ${rows} rows are there`);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(
      `it cannot be read as Parquet: it is damaged, or written in a way that this page does not know (${why}).`,
      { cause },
    );
  }
  return decodedFile(table, { texts, types });
}
