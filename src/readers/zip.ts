/** Reads single files of a zip that somebody else made: nothing that it claims is believed before it is checked. */
import { formatBytes } from '../domain/text/format-bytes';
import { TooLargeError } from './bounded';
import { inflateBounded } from './inflate';

/** What is wrong with a zip, continuing a sentence that begins with it. */
export class ZipError extends Error {
  override name = 'ZipError';
}

export interface ZipEntry {
  readonly name: string;
  /** Bytes once unpacked, as the zip claims. */
  readonly size: number;
  readonly packed: number;
  readonly method: number;
  readonly crc: number;
  readonly encrypted: boolean;
  /** Where its own header begins. */
  readonly at: number;
}

/** A zip with more files is not one that this site reads. */
const MOST_FILES = 1000;

const END = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const LISTED = 0x02014b50;
const LISTED_BYTES = 46;
const LOCAL = 0x04034b50;
const LOCAL_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;

const BROKEN = 'is not a readable zip file (is it cut off?)';

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Where the record at the end of the zip begins. */
function endOf(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_BYTES - LONGEST_COMMENT);
  for (let at = view.byteLength - END_BYTES; at >= first; at--)
    if (view.getUint32(at, true) === END) return at;
  throw new ZipError(BROKEN);
}

/**
 * The files that a zip lists.
 *
 * @throws ZipError for a zip that is damaged, or lists more files than any that this site reads
 */
export function zipEntries(zip: Uint8Array): ZipEntry[] {
  const view = viewOf(zip);
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  if (count > MOST_FILES)
    throw new ZipError(`contains ${count.toLocaleString('en-US')} files; at most ${MOST_FILES} are read`);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    if (at + LISTED_BYTES > end || view.getUint32(at, true) !== LISTED) throw new ZipError(BROKEN);
    const nameBytes = view.getUint16(at + 28, true);
    const next =
      at + LISTED_BYTES + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) throw new ZipError(BROKEN);
    entries.push({
      name: new TextDecoder().decode(zip.subarray(at + LISTED_BYTES, at + LISTED_BYTES + nameBytes)),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at = next;
  }
  return entries;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

function crc32(bytes: Uint8Array): number {
  let crc = -1;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return ~crc >>> 0;
}

function packedBytes(zip: Uint8Array<ArrayBuffer>, { at, packed }: ZipEntry): Uint8Array<ArrayBuffer> {
  const view = viewOf(zip);
  if (at + LOCAL_BYTES > zip.length || view.getUint32(at, true) !== LOCAL) throw new ZipError(BROKEN);
  const start = at + LOCAL_BYTES + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + packed > zip.length) throw new ZipError(BROKEN);
  return zip.subarray(start, start + packed);
}

/**
 * Unpacks one file of a zip, and checks its size and its checksum.
 *
 * @param limit most bytes that may come out
 * @throws ZipError
 */
export async function unzipEntry(
  zip: Uint8Array<ArrayBuffer>,
  entry: ZipEntry,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const { name, size, method, crc, encrypted } = entry;
  if (encrypted) throw new ZipError(`is encrypted: “${name}” cannot be read without its password`);
  if (size > limit)
    throw new ZipError(
      `is too large: “${name}” in it would be ${formatBytes(size)} once unpacked, and at most ${formatBytes(limit)} are read`,
    );
  if (method !== STORED && method !== DEFLATED)
    throw new ZipError(`is packed in an unusual way (method ${method}): make it again as an ordinary zip`);
  const packed = packedBytes(zip, entry);
  const lies = (cause?: unknown) =>
    new ZipError(`is damaged: “${name}” in it is not of the size that it claims`, { cause });
  let bytes = packed;
  if (method === DEFLATED)
    try {
      bytes = await inflateBounded(packed, 'deflate-raw', size);
    } catch (cause) {
      if (cause instanceof TooLargeError) throw lies(cause);
      throw new ZipError(`is damaged: “${name}” in it cannot be unpacked`, { cause });
    }
  if (bytes.length !== size) throw lies();
  if (crc32(bytes) !== crc) throw new ZipError(`is damaged: “${name}” in it does not match its checksum`);
  return bytes;
}
