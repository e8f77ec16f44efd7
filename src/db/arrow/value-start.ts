import { DataType, type Vector } from 'apache-arrow';

/** UTF-8 takes up to four bytes for each character. */
const BYTES = 4;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Whether `valueStart` can read the beginnings of a column's values. */
export function hasStart(type: DataType): boolean {
  return DataType.isUtf8(type) || DataType.isBinary(type);
}

/** The beginning of a text, in characters, or of bytes: the rest of it, however long, is not read. */
export function valueStart(vector: Vector, row: number, length: number): string | Uint8Array | null {
  let place = row;
  for (const data of vector.data) {
    if (place >= data.length) {
      place -= data.length;
      continue;
    }
    if (!data.getValid(place)) return null;
    const text = DataType.isUtf8(data.type);
    const from = data.valueOffsets[place] ?? 0;
    const to = Math.min(data.valueOffsets[place + 1] ?? 0, from + length * (text ? BYTES : 1));
    const bytes = (data.values as Uint8Array).subarray(from, to);
    return text ? decoder.decode(bytes).slice(0, length) : bytes;
  }
  return null;
}
