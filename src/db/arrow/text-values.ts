import { type Data, DataType, type Utf8, type Vector } from 'apache-arrow';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A hash of bytes (FNV-1a), and their number. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5 ^ (end - start);
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return hash;
}

interface Known {
  readonly bytes: Uint8Array;
  readonly text: string;
}

function holds({ bytes }: Known, other: Uint8Array, start: number, end: number): boolean {
  if (bytes.length !== end - start) return false;
  for (let at = 0; at < bytes.length; at++) if (bytes[at] !== other[start + at]) return false;
  return true;
}

/**
 * The texts of a column with few distinct ones, each decoded only once. NULL becomes the empty text.
 *
 * @param column of DuckDB type VARCHAR
 */
export function textValues(column: Vector): string[] {
  if (!DataType.isUtf8(column.type)) return Array.from(column, (value) => String(value ?? ''));
  const known = new Map<number, Known>();
  const texts: string[] = [];
  for (const chunk of column.data as readonly Data<Utf8>[]) {
    const { values, valueOffsets, length } = chunk;
    for (let index = 0; index < length; index++) {
      const [start, end] = [valueOffsets[index] ?? 0, valueOffsets[index + 1] ?? 0];
      const hash = hashOf(values, start, end);
      const found = known.get(hash);
      if (found && holds(found, values, start, end)) texts.push(found.text);
      else {
        const bytes = values.subarray(start, end);
        const text = decoder.decode(bytes);
        known.set(hash, { bytes, text });
        texts.push(text);
      }
    }
  }
  return texts;
}
