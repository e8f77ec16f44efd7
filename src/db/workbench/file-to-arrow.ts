import { type Table, tableFromIPC, tableToIPC, Vector } from 'apache-arrow';
import { parseDelimited } from '../../sql/delimited';
import { encode } from '../arrow/encode-table';
import { textData } from '../arrow/text-data';
import type { DecodedFile } from '../types';
import { BOUNDS } from './file-bounds';

/** Reads a CSV or TSV as texts. */
export function delimitedToArrow(text: string): DecodedFile {
  const { columns, rows, cells } = parseDelimited(text, BOUNDS);
  // Each column's texts are let go once they are written out.
  const vectors = columns.map((name) => [name, new Vector([textData(cells.shift() ?? [])])] as const);
  return encode(vectors, rows, true);
}

/** Reads an Arrow IPC file or stream (not a compressed one). */
export function arrowFileToArrow(file: ArrayBuffer): DecodedFile {
  let table: Table;
  try {
    table = tableFromIPC(new Uint8Array(file));
  } catch (cause) {
    throw new Error(
      /compress/i.test(String(cause))
        ? 'its columns are compressed, which this page cannot read. Write it without compression, or as Parquet.'
        : 'it cannot be read as Arrow: it is damaged, cut off, or another kind of file.',
      { cause },
    );
  }
  return { ipc: tableToIPC(table, 'stream') as Uint8Array<ArrayBuffer>, rows: table.numRows, texts: false };
}
