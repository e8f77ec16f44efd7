import { type Data, makeData, Utf8 } from 'apache-arrow';

// Vectors are built by hand: Arrow's builders are ten times slower, and compile functions from text, which the page's
// policy forbids.

interface Validity {
  readonly nullCount: number;
  /** One bit per row, 1 where there is a value. */
  readonly nullBitmap: Uint8Array;
}

export function validityOf(values: readonly unknown[]): Validity {
  const nullBitmap = new Uint8Array(Math.ceil(values.length / 64) * 8);
  let nullCount = 0;
  for (let row = 0; row < values.length; row++)
    if (values[row] === null) nullCount++;
    else nullBitmap[row >> 3] = (nullBitmap[row >> 3] ?? 0) | (1 << (row & 7));
  return { nullCount, nullBitmap };
}

/** Texts, and null for NULL, as Arrow stores them. */
export function textData(values: readonly unknown[]): Data<Utf8> {
  const encoder = new TextEncoder();
  const valueOffsets = new Int32Array(values.length + 1);
  let data = new Uint8Array(values.length * 8);
  let end = 0;
  for (let row = 0; row < values.length; row++) {
    const text = (values[row] as string | null) ?? '';
    // A UTF-16 unit takes up to three bytes.
    const most = end + text.length * 3;
    if (most > data.length) {
      const larger = new Uint8Array(Math.max(most, data.length * 2));
      larger.set(data);
      data = larger;
    }
    if (text !== '') end += encoder.encodeInto(text, data.subarray(end, most)).written;
    valueOffsets[row + 1] = end;
  }
  const length = values.length;
  return makeData({
    type: new Utf8(),
    length,
    data: data.subarray(0, end),
    valueOffsets,
    ...validityOf(values),
  });
}
