/** The runs of a Parquet page, held to the values that it has: the library writes out whatever length they claim. */

/** A page without its header, as its column is written. */
export interface PageOfRuns {
  readonly values: number;
  readonly encoding: number;
  /** The highest repetition and definition level. */
  readonly levels: readonly [repetition: number, definition: number];
  readonly boolean: boolean;
}

const PLAIN_DICTIONARY = 2;
const RLE = 3;
const RLE_DICTIONARY = 8;

/** Writers fill the last run up to a multiple of eight, or of a block. */
const PADDING = 512;

export const widthOf = (highest: number): number => 32 - Math.clz32(highest);

/**
 * Goes through runs until there are enough values, or no more bytes.
 *
 * @throws RangeError for a run that is longer than the page
 */
export function assertRuns(bytes: Uint8Array, first: number, width: number, values: number): void {
  let at = first;
  for (let seen = 0; seen < values && at < bytes.length; ) {
    let head = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[at++] ?? 0;
      head += (byte & 127) * scale;
      if (byte < 128 || scale > 2 ** 42) break;
    }
    const packed = head % 2 === 1;
    const count = packed ? Math.floor(head / 2) * 8 : head / 2;
    if (count > values - seen + PADDING) throw new RangeError('a run longer than its page');
    at += packed ? (count / 8) * width : Math.ceil(width / 8);
    seen += count;
  }
}

function u32(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0, true);
}

/** The values of a page from `at` on. */
export function assertValueRuns(
  bytes: Uint8Array,
  at: number,
  { values, encoding, boolean }: PageOfRuns,
): void {
  if (encoding === RLE || (boolean && (encoding === PLAIN_DICTIONARY || encoding === RLE_DICTIONARY)))
    assertRuns(bytes, at + 4, 1, values);
  else if (encoding === PLAIN_DICTIONARY || encoding === RLE_DICTIONARY)
    assertRuns(bytes, at + 1, bytes[at] ?? 0, values);
}

/** A page of the first version: its levels are unpacked with its values, each after its length. */
export function assertPageRuns(bytes: Uint8Array, page: PageOfRuns): void {
  let at = 0;
  for (const highest of page.levels) {
    if (highest === 0) continue;
    assertRuns(bytes, at + 4, widthOf(highest), page.values);
    at += 4 + u32(bytes, at);
  }
  assertValueRuns(bytes, at, page);
}
