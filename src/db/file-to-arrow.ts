import { tableFromIPC, tableToIPC, Utf8, vectorFromArray } from 'apache-arrow';
import { parseDelimited } from '../domain/sql/delimited';
import { encode } from './encode-table';
import type { DecodedFile } from './file-messages';

/** Reads a CSV or TSV as texts. */
export function delimitedToArrow(text: string): DecodedFile {
  const { columns, rows } = parseDelimited(text);
  const vectors = columns.map(
    (name, index) =>
      [
        name,
        vectorFromArray(
          rows.map((row) => row[index] ?? null),
          new Utf8(),
        ),
      ] as const,
  );
  return encode(vectors, rows.length, true);
}

/** Reads an Arrow IPC file or stream (not a compressed one). */
export function arrowFileToArrow(file: ArrayBuffer): DecodedFile {
  const table = tableFromIPC(new Uint8Array(file));
  return { ipc: tableToIPC(table, 'stream') as Uint8Array<ArrayBuffer>, rows: table.numRows, texts: false };
}
