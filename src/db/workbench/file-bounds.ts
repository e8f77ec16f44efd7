/**
 * How much of a reader's file becomes a table. What would be more is refused before any work is done on it, so that a
 * page stays below a gigabyte.
 */
import { formatBytes } from '../../domain/text/format-bytes';
import type { FileKind } from '../types';

/** Most columns of any table. */
export const MOST_COLUMNS = 2000;

export const ARROW_BOUNDS = { columns: MOST_COLUMNS, cells: 50_000_000 };

/** Texts are read where they lie; of the others the page holds all, and what they unpack to. */
const MOST_FILE_BYTES: Readonly<Record<FileKind, number>> = {
  delimited: 512e6,
  parquet: 128e6,
  arrow: 256e6,
};

/** To be asked before a file is read into memory. @throws Error continuing a sentence that begins with the file */
export function assertFileSize(kind: FileKind, bytes: number): void {
  const most = MOST_FILE_BYTES[kind];
  if (bytes > most) throw new Error(`it is ${formatBytes(bytes)}; at most ${formatBytes(most)} are read.`);
}
