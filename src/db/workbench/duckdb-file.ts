import packed from 'virtual:empty-database';
import { inflateBounded } from '../../readers/inflate';

/** Three blocks of 4 kB: what kind of file it is, and two descriptions of its contents, of which the later counts. */
const HEADER_BYTES = 3 * 4096;
const MAGIC_AT = 8;
const MAGIC = [0x44, 0x55, 0x43, 0x4b];

/** A database file with nothing in it. */
export function emptyDatabase(): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = Uint8Array.from(atob(packed), (char) => char.charCodeAt(0));
  return inflateBounded(bytes, 'gzip', 2 ** 20);
}

/** DuckDB leaves out unused blocks at the end of a file; no more than these. */
const MOST_LEFT_OUT = 2 ** 29;
const ZEROS = new Uint8Array(2 ** 18);

/**
 * A file with as many blocks as it says that it has: DuckDB in the browser would look for ever for one beyond its end, but
 * refuses one that holds nothing.
 *
 * @throws Error saying why it is no DuckDB database
 */
export async function wholeFile(file: Blob): Promise<Blob> {
  const start = new Uint8Array(await file.slice(0, HEADER_BYTES).arrayBuffer());
  if (!MAGIC.every((byte, index) => start[MAGIC_AT + index] === byte))
    throw new Error('it is not a DuckDB database');
  const cut = new Error('it is incomplete: its end is missing');
  if (start.length < HEADER_BYTES) throw cut;
  const view = new DataView(start.buffer);
  // After a checksum: how often it was written, two pointers, and how many blocks of which size there are.
  const latest = view.getBigUint64(4096 + 8, true) > view.getBigUint64(8192 + 8, true) ? 4096 : 8192;
  const blocks = view.getBigUint64(latest + 32, true);
  const bytes = BigInt(HEADER_BYTES) + blocks * view.getBigUint64(latest + 40, true);
  const missing = Number(bytes) - file.size;
  if (missing <= 0) return file;
  if (missing > MOST_LEFT_OUT) throw cut;
  const parts = Array.from({ length: Math.ceil(missing / ZEROS.length) }, () => ZEROS);
  return new Blob([file, ...parts]);
}
