import {
  Field,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableFromIPC,
  tableToIPC,
  Utf8,
} from 'apache-arrow';
import { columnNames } from '../../sql/file-names';
import { isPlainType } from '../../sql/plain-type';
import { assertArrowClaims } from '../arrow/arrow-claims';
import { assertFits } from '../arrow/arrow-fits';
import { textData } from '../arrow/text-data';
import type { DecodedFile } from '../types';
import { ARROW_BOUNDS } from './file-bounds';
import { assertNoOddParts, becomes, isOdd, oddTexts } from './odd-types';
import { TYPE_KEY } from './typed-arrow';

/** What replaces columns that DuckDB would read wrong, by position. */
export interface Replaced {
  readonly texts: ReadonlyMap<number, readonly (string | null)[]>;
  readonly types: ReadonlyMap<number, string>;
}

/** A table as DuckDB takes it, and the types that its columns are to have. */
export function decodedFile(table: Table, { texts, types }: Replaced): DecodedFile {
  const { fields } = table.schema;
  const names = columnNames(fields.map(({ name }) => name));
  const isText = fields.map(({ type }, index) => texts.has(index) || isOdd(type));
  const given = fields.map(({ metadata, type }, index) => {
    const own = metadata.get(TYPE_KEY);
    if (own !== undefined && isPlainType(own)) return own;
    return types.get(index) ?? becomes(type);
  });
  const schema = new Schema(
    fields.map(
      ({ type, nullable }, index) =>
        new Field(names[index] ?? '', isText[index] ? new Utf8() : type, nullable || isText[index] === true),
    ),
  );
  for (const { name, type } of fields) assertNoOddParts(name, type);
  let start = 0;
  const batches = table.batches.map(({ data }) => {
    const children = data.children.map((child, index) => {
      if (!isText[index]) return child;
      return textData(texts.get(index)?.slice(start, start + data.length) ?? oddTexts(child));
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
