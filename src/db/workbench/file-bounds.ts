/**
 * How much of a reader's file becomes a table. What would be more is refused before any work is done on it, so that a
 * page stays below a gigabyte.
 */
import { formatBytes } from '../../domain/text/format-bytes';
import type { TableBounds } from '../../sql/delimited';
import type { FileKind } from '../types';

export const BOUNDS: TableBounds = { columns: 2000, cells: 10_000_000 };

/** Arrow's columns are taken as they are. */
export const ARROW_BOUNDS: TableBounds = { ...BOUNDS, cells: 50_000_000 };

/** Most bytes of a column's texts once they are written out. */
export const MOST_TEXT_BYTES = 256e6;

/** Texts take more memory than the binary kinds, whose columns stay as they are. */
const MOST_FILE_BYTES: Readonly<Record<FileKind, number>> = {
  delimited: 100e6,
  parquet: 128e6,
  arrow: 256e6,
};

/** To be asked before a file is read into memory. @throws Error continuing a sentence that begins with the file */
export function assertFileSize(kind: FileKind, bytes: number): void {
  const most = MOST_FILE_BYTES[kind];
  if (bytes > most) throw new Error(`it is ${formatBytes(bytes)}; at most ${formatBytes(most)} are read.`);
}
