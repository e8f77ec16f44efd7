/** The pages of a Parquet file's columns, by their headers alone. */
import type { ColumnMetaData } from 'hyparquet';
import { type ThriftFields, ThriftReader } from './thrift';

interface ParquetPage {
  /** Bytes once it is unpacked. */
  readonly size: number;
  readonly values: number;
}

export function damaged(what: string, cause?: unknown): RangeError {
  return new RangeError(`it is damaged: ${what}`, { cause });
}

/** A number of a header that counts something. */
export function counted(value: unknown): number {
  const number = typeof value === 'bigint' || typeof value === 'number' ? Number(value) : Number.NaN;
  if (!Number.isSafeInteger(number) || number < 0) throw damaged('it contains an impossible number.');
  return number;
}

const DATA_PAGE = 0;
const DATA_PAGE_V2 = 3;

function part(fields: ThriftFields, id: number): ThriftFields {
  const value = fields[id];
  return typeof value === 'object' && !(value instanceof Uint8Array) && !('items' in value) ? value : {};
}

/** How many values a page has; null where it is no page of values. */
function valuesOf(header: ThriftFields): number | null {
  if (header[1] === DATA_PAGE) return counted(part(header, 5)[1]);
  if (header[1] !== DATA_PAGE_V2) return null;
  const head = part(header, 8);
  if (counted(head[2]) > counted(head[1])) throw damaged('a page has more gaps than values.');
  return counted(head[1]);
}

function* pagesIn(bytes: Uint8Array, column: ColumnMetaData): Generator<ParquetPage> {
  const values = counted(column.num_values);
  const { codec } = column;
  const reader = new ThriftReader(bytes);
  for (let claimed = 0; claimed < values && reader.at < bytes.length - 1; ) {
    const header = reader.struct();
    const [size, length] = [counted(header[2]), counted(header[3])];
    if (length > bytes.length - reader.at) throw damaged('a page extends beyond its column.');
    if (codec === 'UNCOMPRESSED' && size > length) throw damaged('a page is shorter than it claims.');
    reader.at += length;
    const own = valuesOf(header);
    const dictionary = own !== null ? 0 : counted(part(header, 7)[1] ?? 0);
    if (dictionary > 8 * size) throw damaged('a dictionary has more values than it has room for.');
    claimed += own ?? 0;
    if (claimed > values) throw damaged('its pages claim more values than its columns.');
    yield { size, values: own ?? 0 };
  }
}

/**
 * @param file the whole of it
 * @throws RangeError continuing a sentence that begins with the file
 */
export function pagesOf(file: Uint8Array, column: ColumnMetaData | undefined): ParquetPage[] {
  if (!column) throw damaged('a column is not in this file.');
  if (counted(column.num_values) === 0) return [];
  const data = counted(column.data_page_offset);
  // Some writers give 0 where there is no dictionary.
  const start = Math.min(counted(column.dictionary_page_offset ?? 0) || data, data);
  const length = counted(column.total_compressed_size);
  if (start < 4 || start + length > file.length) throw damaged('a column lies outside of it.');
  try {
    return [...pagesIn(file.subarray(start, start + length), column)];
  } catch (cause) {
    if (cause instanceof RangeError && cause.message.startsWith('it ')) throw cause;
    throw damaged('a page cannot be read.', cause);
  }
}
