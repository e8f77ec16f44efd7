import { type Table, tableFromIPC, tableToIPC, Vector } from 'apache-arrow';
import { parseDelimited } from '../../sql/delimited';
import { assertArrowClaims } from '../arrow/arrow-claims';
import { assertFits } from '../arrow/arrow-fits';
import { encode } from '../arrow/encode-table';
import { textData } from '../arrow/text-data';
import type { DecodedFile } from '../types';
import { ARROW_BOUNDS, BOUNDS } from './file-bounds';

/** Reads a CSV or TSV as texts. */
export function delimitedToArrow(text: string): DecodedFile {
  const { columns, rows, cells } = parseDelimited(text, BOUNDS);
  // Each column's texts are let go once they are written out.
  const vectors = columns.map((name) => [name, new Vector([textData(cells.shift() ?? [])])] as const);
  return encode(vectors, rows, true);
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
  return { ipc: tableToIPC(table, 'stream') as Uint8Array<ArrayBuffer>, rows: table.numRows, texts: false };
}
