/** What a Parquet file says of itself, held to what there is, before anything is made for it. */
import { type FileMetaData, parquetMetadata, type SchemaElement } from 'hyparquet';
import { counted, damaged, pagesOf } from './parquet-pages';
import { ThriftReader } from './thrift';

export interface ParquetBounds {
  readonly columns: number;
  readonly cells: number;
}

const MAGIC_BYTES = 4;
const MOST_FOOTER_BYTES = 32e6;
/** Bytes of all pages once they are unpacked, and how many there may be. */
const MOST_UNPACKED_BYTES = 512e6;
const MOST_PAGES = 1_000_000;
/** Groups within groups of columns. */
const DEEPEST_SCHEMA = 16;

const count = (number: number): string => number.toLocaleString('en-US');

/** Checks the footer's own structure: the library makes room for whatever its lists claim. */
function assertFooter(bytes: Uint8Array): void {
  const end = bytes.length - 8;
  const length =
    end < MAGIC_BYTES ? 0 : new DataView(bytes.buffer, bytes.byteOffset + end, 4).getUint32(0, true);
  if (length === 0 || length > end - MAGIC_BYTES) throw damaged('its footer is missing.');
  if (length > MOST_FOOTER_BYTES)
    throw new RangeError(
      `its footer takes ${count(length)} bytes; at most ${count(MOST_FOOTER_BYTES)} are read.`,
    );
  try {
    new ThriftReader(bytes.subarray(end - length, end)).struct();
  } catch (cause) {
    throw damaged('its footer cannot be read.', cause);
  }
}

/** The columns with values. The library walks through the schema level by level, however deep it is. */
function leavesOf([root, ...elements]: readonly SchemaElement[]): SchemaElement[] {
  const open = [root?.num_children ?? 0];
  const leaves: SchemaElement[] = [];
  for (const element of elements) {
    while (open.at(-1) === 0) open.pop();
    const left = open.pop();
    const children = element.num_children ?? 0;
    if (!left || children < 0) throw damaged('its columns do not add up.');
    open.push(left - 1);
    if (children === 0) leaves.push(element);
    else open.push(children);
    if (open.length > DEEPEST_SCHEMA) throw new RangeError('its columns are nested too deep to be read.');
  }
  if (open.some((left) => left !== 0)) throw damaged('its columns do not add up.');
  return leaves;
}

function assertPages(file: Uint8Array, metadata: FileMetaData, leaves: readonly SchemaElement[]): void {
  let [bytes, pages] = [0, 0];
  for (const { columns } of metadata.row_groups) {
    if (columns.length !== leaves.length) throw damaged('a part of it lacks columns, or has others.');
    for (const [index, leaf] of leaves.entries())
      for (const page of pagesOf(file, columns[index]?.meta_data)) {
        const width = leaf.type === 'FIXED_LEN_BYTE_ARRAY' ? counted(leaf.type_length) : 0;
        bytes += Math.max(page.size, width * page.values);
        if (bytes > MOST_UNPACKED_BYTES || ++pages > MOST_PAGES)
          throw new RangeError(
            `it unpacks to more than ${count(MOST_UNPACKED_BYTES)} bytes or ${count(MOST_PAGES)} pages, the most that are read.`,
          );
      }
  }
}

/**
 * The metadata of a Parquet file that claims no more than it has.
 *
 * @throws RangeError continuing a sentence that begins with the file
 */
export function checkedParquet(file: ArrayBuffer, bounds: ParquetBounds): FileMetaData {
  const bytes = new Uint8Array(file);
  assertFooter(bytes);
  let metadata: FileMetaData;
  try {
    metadata = parquetMetadata(file);
  } catch (cause) {
    throw damaged('its footer cannot be read.', cause);
  }
  const leaves = leavesOf(metadata.schema);
  const columns = leaves.length;
  if (columns > bounds.columns)
    throw new RangeError(`it has ${count(columns)} columns; at most ${count(bounds.columns)} are read.`);
  const rows = counted(metadata.num_rows);
  const inGroups = metadata.row_groups.reduce((sum, group) => sum + counted(group.num_rows), 0);
  if (rows !== inGroups)
    throw damaged(`it claims ${count(rows)} rows, and its parts have ${count(inGroups)}.`);
  const cells = metadata.row_groups
    .flatMap((group) => group.columns)
    .reduce((sum, { meta_data: column }) => sum + counted(column?.num_values), 0);
  if (Math.max(cells, rows * Math.max(1, columns)) > bounds.cells)
    throw new RangeError(
      `it has ${count(rows)} rows of ${count(columns)} columns; at most ${count(bounds.cells)} cells are read. Leave some out.`,
    );
  assertPages(bytes, metadata, leaves);
  return metadata;
}
