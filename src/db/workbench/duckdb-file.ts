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

/**
 * Why a file is no whole DuckDB database, as a clause; null where it is one. DuckDB itself would look for ever for what
 * is missing at the end of a file.
 */
export async function faultOfFile(file: Blob): Promise<string | null> {
  const start = new Uint8Array(await file.slice(0, HEADER_BYTES).arrayBuffer());
  if (!MAGIC.every((byte, index) => start[MAGIC_AT + index] === byte)) return 'it is not a DuckDB database';
  const cut = 'it is incomplete: its end is missing';
  if (start.length < HEADER_BYTES) return cut;
  const view = new DataView(start.buffer);
  // After a checksum: how often it was written, two pointers, and how many blocks of which size there are.
  const [first = 4096, second = 8192] = [4096, 8192];
  const latest = view.getBigUint64(first + 8, true) > view.getBigUint64(second + 8, true) ? first : second;
  const blocks = view.getBigUint64(latest + 32, true);
  const blockBytes = view.getBigUint64(latest + 40, true);
  return BigInt(HEADER_BYTES) + blocks * blockBytes > BigInt(file.size) ? cut : null;
}
