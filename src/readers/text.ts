import { SourceError } from './source-error';

export interface DecodedText {
  readonly text: string;
  /** How the file was encoded, if not as plain UTF-8. */
  readonly note: string | null;
}

/** First bytes of files that are often renamed or chosen by mistake. */
const MAGIC: readonly { readonly bytes: readonly number[]; readonly what: string }[] = [
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: 'a PNG image' },
  { bytes: [0xff, 0xd8, 0xff], what: 'a JPEG image' },
  { bytes: [0x25, 0x50, 0x44, 0x46], what: 'a PDF' },
  { bytes: [0x50, 0x4b, 0x03, 0x04], what: 'a zip file or a spreadsheet (export it as CSV)' },
  { bytes: [0x1f, 0x8b], what: 'a gzip file (unpack it first)' },
  { bytes: [0x50, 0x41, 0x52, 0x31], what: 'a Parquet file' },
];

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}

/** UTF-16, recognised by its byte order mark or by the zero bytes of Latin text; null for anything else. */
function utf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be';
  const head = bytes.subarray(0, 64);
  const zeros = (odd: 0 | 1) => head.filter((byte, index) => index % 2 === odd && byte === 0).length;
  if (head.length < 8) return null;
  if (zeros(1) > head.length * 0.4 && zeros(0) === 0) return 'utf-16le';
  if (zeros(0) > head.length * 0.4 && zeros(1) === 0) return 'utf-16be';
  return null;
}

/**
 * The text of a file. A byte order mark is dropped; UTF-16 is read as such.
 *
 * @throws SourceError for an empty file, one of another kind, or bytes that are not text
 */
export function decodeText(file: string, bytes: Uint8Array): DecodedText {
  if (bytes.length === 0) throw new SourceError(file, null, 'is empty');
  const other = MAGIC.find(({ bytes: prefix }) => startsWith(bytes, prefix));
  if (other) throw new SourceError(file, null, `is ${other.what}, not CSV text`);
  const wide = utf16(bytes);
  try {
    const text = new TextDecoder(wide ?? 'utf-8', { fatal: true }).decode(bytes);
    if (text.includes('\0')) throw new SourceError(file, null, 'is not text: it contains zero bytes');
    if (text.trim() === '') throw new SourceError(file, null, 'is empty: it contains only white space');
    return { text, note: wide ? `The file is ${wide.toUpperCase()}, and it was read that way.` : null };
  } catch (cause) {
    if (cause instanceof SourceError) throw cause;
    const expected = wide ? wide.toUpperCase() : 'UTF-8';
    throw new SourceError(file, null, `is not ${expected} text (save it as UTF-8)`, { cause });
  }
}
