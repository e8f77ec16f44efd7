/** The pages of a Parquet file's columns, by their headers alone. */
import type { ColumnMetaData } from 'hyparquet';
import { type ThriftFields, ThriftReader } from './thrift';

export interface ParquetPage {
  /** Without its header. */
  readonly packed: Uint8Array;
  /** Bytes once it is unpacked. */
  readonly size: number;
  readonly codec: string;
  readonly values: number;
  readonly encoding: number;
  /** For a page of the second version: bytes of its levels, which are never packed, and whether its values are. */
  readonly second: {
    readonly repetition: number;
    readonly definition: number;
    readonly packed: boolean;
  } | null;
}

export function damaged(what: string, cause?: unknown): RangeError {
  return new RangeError(`it is damaged: ${what}`, { cause });
}

/** A number of a header that counts something. */
export function counted(value: unknown): number {
  const number = typeof value === 'bigint' || typeof value === 'number' ? Number(value) : Number.NaN;
  if (!Number.isSafeInteger(number) || number < 0) throw damaged('a number in it makes no sense.');
  return number;
}

const DATA_PAGE = 0;
const DATA_PAGE_V2 = 3;

function part(fields: ThriftFields, id: number): ThriftFields {
  const value = fields[id];
  return typeof value === 'object' && !(value instanceof Uint8Array) && !('items' in value) ? value : {};
}

function dataPage(header: ThriftFields): Pick<ParquetPage, 'values' | 'encoding' | 'second'> | null {
  if (header[1] === DATA_PAGE) {
    const head = part(header, 5);
    return { values: counted(head[1]), encoding: counted(head[2]), second: null };
  }
  if (header[1] !== DATA_PAGE_V2) return null;
  const head = part(header, 8);
  if (counted(head[2]) > counted(head[1])) throw damaged('a page has more gaps than values.');
  const second = {
    definition: counted(head[5]),
    repetition: counted(head[6]),
    packed: head[7] !== false,
  };
  return { values: counted(head[1]), encoding: counted(head[4]), second };
}

function* pagesIn(bytes: Uint8Array, column: ColumnMetaData): Generator<ParquetPage> {
  const values = counted(column.num_values);
  const { codec } = column;
  const reader = new ThriftReader(bytes);
  for (let claimed = 0; claimed < values && reader.at < bytes.length - 1; ) {
    const header = reader.struct();
    const [size, length] = [counted(header[2]), counted(header[3])];
    if (length > bytes.length - reader.at) throw damaged('a page goes on beyond its column.');
    if (codec === 'UNCOMPRESSED' && size > length) throw damaged('a page is shorter than it claims.');
    const packed = bytes.subarray(reader.at, reader.at + length);
    reader.at += length;
    const data = dataPage(header);
    const dictionary = data ? 0 : counted(part(header, 7)[1] ?? 0);
    if (dictionary > 8 * size) throw damaged('a dictionary has more values than it has room for.');
    claimed += data?.values ?? 0;
    if (claimed > values) throw damaged('its pages claim more values than its columns.');
    yield { packed, size, codec, ...(data ?? { values: 0, encoding: 0, second: null }) };
  }
}

/**
 * @param file the whole of it
 * @throws RangeError continuing a sentence that begins with the file
 */
export function pagesOf(file: Uint8Array, column: ColumnMetaData | undefined): ParquetPage[] {
  if (!column) throw damaged('a column is not in this file.');
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
