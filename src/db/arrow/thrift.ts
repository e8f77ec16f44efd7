/**
 * Thrift's compact protocol, as far as Parquet uses it, for bytes that may lie: every length is held to the bytes that
 * are left before anything is made for it.
 *
 * Source: https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md
 */

const DEEPEST = 24;
/** Values of one structure, in all its parts. */
const MOST_VALUES = 2_000_000;

/** The fields of a structure by their numbers; of a list, how many items it has. */
export interface ThriftFields {
  readonly [id: number]: ThriftValue;
}
export type ThriftValue = number | boolean | Uint8Array | ThriftFields | ThriftItems;
export interface ThriftItems {
  readonly items: number;
}

export class ThriftReader {
  private values = 0;

  constructor(
    private readonly bytes: Uint8Array,
    public at = 0,
  ) {}

  /** @throws RangeError for a structure that is not complete, or too large */
  struct(depth = 0): ThriftFields {
    if (depth > DEEPEST) throw new RangeError('nested too deep');
    const fields: Record<number, ThriftValue> = {};
    let id = 0;
    for (;;) {
      const head = this.byte();
      const type = head & 15;
      if (type === 0) return fields;
      id = head >> 4 ? id + (head >> 4) : this.zigZag();
      fields[id] = this.value(type, depth);
    }
  }

  private byte(): number {
    const byte = this.bytes[this.at++];
    if (byte === undefined) throw new RangeError('cut off');
    return byte;
  }

  private take(length: number): Uint8Array {
    if (!(length <= this.bytes.length - this.at)) throw new RangeError('longer than the file');
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  /** Exact up to 2^53: what is larger is too large for anything here. */
  private varint(): number {
    let value = 0;
    for (let scale = 1; scale <= 2 ** 63; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
    throw new RangeError('a number without end');
  }

  private zigZag(): number {
    const value = this.varint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  private value(type: number, depth: number): ThriftValue {
    if (++this.values > MOST_VALUES) throw new RangeError('too many values');
    if (type === 1 || type === 2) return type === 1;
    if (type === 3) return this.byte();
    if (type >= 4 && type <= 6) return this.zigZag();
    if (type === 7) return this.take(8);
    if (type === 8) return this.take(this.varint());
    if (type === 9) return this.list(depth);
    if (type === 12) return this.struct(depth + 1);
    throw new RangeError(`no type ${type}`);
  }

  private list(depth: number): ThriftItems {
    if (depth > DEEPEST) throw new RangeError('nested too deep');
    const head = this.byte();
    const items = head >> 4 === 15 ? this.varint() : head >> 4;
    // Each item takes a byte at least.
    if (items > this.bytes.length - this.at) throw new RangeError('a list longer than the file');
    const type = head & 15;
    for (let item = 0; item < items; item++) this.value(type === 1 || type === 2 ? 3 : type, depth + 1);
    return { items };
  }
}
