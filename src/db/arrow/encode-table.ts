import { Table, tableToIPC, type Vector } from 'apache-arrow';
import type { DecodedFile } from '../types';

/** Columns as an Arrow IPC stream. */
export function encode(
  columns: readonly (readonly [string, Vector])[],
  rows: number,
  texts: boolean,
): DecodedFile {
  const ipc = tableToIPC(new Table(Object.fromEntries(columns)), 'stream') as Uint8Array<ArrayBuffer>;
  return { ipc, rows, texts };
}
