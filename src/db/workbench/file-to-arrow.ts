import {
  type Data,
  DataType,
  Field,
  type Interval,
  IntervalUnit,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableFromIPC,
  tableToIPC,
  Utf8,
  Vector,
} from 'apache-arrow';
import { columnNames } from '../../sql/file-names';
import { isPlainType } from '../../sql/plain-type';
import { assertArrowClaims } from '../arrow/arrow-claims';
import { assertFits } from '../arrow/arrow-fits';
import { textData } from '../arrow/text-data';
import type { DecodedFile } from '../types';
import { ARROW_BOUNDS } from './file-bounds';

/** DuckDB's type of a column, where Arrow's says less. */
const TYPE_KEY = 'duckdb:type';

/** What replaces columns that DuckDB would read wrong, by position. */
export interface Replaced {
  readonly texts: ReadonlyMap<number, readonly (string | null)[]>;
  readonly types: ReadonlyMap<number, string>;
}

const isDayTime = (type: DataType): boolean =>
  DataType.isInterval(type) && (type as Interval).unit === IntervalUnit.DAY_TIME;

/** DuckDB takes the days of such a column for milliseconds. */
function dayTimes(column: Data): (string | null)[] {
  const vector = new Vector([column]);
  return Array.from({ length: column.length }, (_, row) => {
    const value = vector.get(row) as ArrayLike<number> | null;
    return value && `${value[0] ?? 0} days ${value[1] ?? 0} milliseconds`;
  });
}

/** A table as DuckDB takes it, and the types that its columns are to have. */
export function decodedFile(table: Table, { texts, types }: Replaced): DecodedFile {
  const { fields } = table.schema;
  const names = columnNames(fields.map(({ name }) => name));
  const isText = fields.map(({ type }, index) => texts.has(index) || isDayTime(type));
  const given = fields.map(({ metadata, type }, index) => {
    const own = metadata.get(TYPE_KEY);
    if (own !== undefined && isPlainType(own)) return own;
    return types.get(index) ?? (isDayTime(type) ? 'INTERVAL' : null);
  });
  const schema = new Schema(
    fields.map(
      ({ type, nullable }, index) =>
        new Field(names[index] ?? '', isText[index] ? new Utf8() : type, nullable || isText[index] === true),
    ),
  );
  let start = 0;
  const batches = table.batches.map(({ data }) => {
    const children = data.children.map((child, index) => {
      if (!isText[index]) return child;
      return textData(texts.get(index)?.slice(start, start + data.length) ?? dayTimes(child));
    });
    start += data.length;
    return new RecordBatch(
      schema,
      makeData({ type: new Struct(schema.fields), length: data.length, nullCount: 0, children }),
    );
  });
  const ipc = tableToIPC(new Table(schema, batches), 'stream') as Uint8Array<ArrayBuffer>;
  return { ipc, rows: table.numRows, types: given };
}

/**
 * Reads an Arrow IPC file or stream (not a compressed one).
 *
 * @throws Error continuing a sentence that begins with the file
 */
export function arrowFileToArrow(file: ArrayBuffer): DecodedFile {
  const bytes = new Uint8Array(file);
  assertArrowClaims(bytes, ARROW_BOUNDS);
  let table: Table;
  try {
    table = tableFromIPC(bytes);
  } catch (cause) {
    throw new Error('it cannot be read as Arrow: it is damaged, cut off, or another kind of file.', {
      cause,
    });
  }
  for (let column = 0; column < table.numCols; column++) {
    const vector = table.getChildAt(column);
    if (vector) assertFits(vector);
  }
  return decodedFile(table, { texts: new Map(), types: new Map() });
}
