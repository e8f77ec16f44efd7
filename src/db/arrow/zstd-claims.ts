/**
 * What a Zstandard frame unpacks to, as far as its headers tell: the library makes room for whatever comes.
 *
 * Source: https://www.rfc-editor.org/rfc/rfc8878
 */
const MAGIC = 0xfd2fb528;
const BLOCK_BYTES = 131_072;
const PACKED_BLOCK = 2;
/** Bytes of the dictionary's number and of the frame's length, by the bits that name them. */
const DICTIONARY = [0, 1, 2, 4];
const LENGTH = [0, 2, 4, 8];

/** Most bytes that the frame's blocks make, or a few more. */
function blocksMake(view: DataView, first: number): number {
  let most = 0;
  for (let at = first; at + 3 <= view.byteLength; ) {
    const head = view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
    const [last, type, size] = [head & 1, (head >> 1) & 3, head >> 3];
    most += type === PACKED_BLOCK ? BLOCK_BYTES : size;
    if (last) break;
    at += 3 + (type === 1 ? 1 : size);
  }
  return most;
}

/** Whether bytes that should unpack to `size` may unpack to far more. */
export function unpacksToMore(packed: Uint8Array, size: number): boolean {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  if (view.byteLength < 18 || view.getUint32(0, true) !== MAGIC) return false;
  const kind = view.getUint8(4);
  const single = (kind >> 5) & 1;
  const bytes = kind >> 6 === 0 && single ? 1 : (LENGTH[kind >> 6] ?? 0);
  const at = 5 + (single ? 0 : 1) + (DICTIONARY[kind & 3] ?? 0);
  // Lengths of two bytes begin at 256.
  if (bytes === 1) return view.getUint8(at) > size;
  if (bytes === 2) return view.getUint16(at, true) + 256 > size;
  if (bytes === 4) return view.getUint32(at, true) > size;
  if (bytes === 8) return view.getBigUint64(at, true) > BigInt(size);
  return blocksMake(view, at) > 4 * size + 16 * BLOCK_BYTES;
}
