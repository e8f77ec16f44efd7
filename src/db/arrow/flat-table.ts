/**
 * Tables of FlatBuffers, read without believing them: every place is held to the bytes that there are (a DataView
 * throws beyond them), and so is the length of every list.
 *
 * Source: https://flatbuffers.dev/internals/
 */
export class FlatTable {
  private constructor(
    private readonly view: DataView,
    private readonly at: number,
  ) {}

  static root(bytes: Uint8Array): FlatTable {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return new FlatTable(view, view.getUint32(0, true));
  }

  /** Where a field is; 0 where it is left out. */
  private place(field: number): number {
    const list = this.at - this.view.getInt32(this.at, true);
    const slot = 4 + 2 * field;
    const offset = slot < this.view.getUint16(list, true) ? this.view.getUint16(list + slot, true) : 0;
    return offset && this.at + offset;
  }

  byte(field: number): number {
    const place = this.place(field);
    return place && this.view.getUint8(place);
  }

  /** NaN for a number that no file has. */
  long(field: number): number {
    const place = this.place(field);
    return place ? exact(this.view.getBigInt64(place, true)) : 0;
  }

  has(field: number): boolean {
    return this.place(field) > 0;
  }

  table(field: number): FlatTable {
    const place = this.place(field);
    if (!place) throw new RangeError('a part is missing');
    return new FlatTable(this.view, place + this.view.getUint32(place, true));
  }

  /** @param itemBytes of each item */
  private list(field: number, itemBytes: number): { readonly first: number; readonly length: number } {
    const place = this.place(field);
    if (!place) return { first: 0, length: 0 };
    const start = place + this.view.getUint32(place, true);
    const length = this.view.getUint32(start, true);
    if (length * itemBytes > this.view.byteLength - start - 4) throw new RangeError('a list is too long');
    return { first: start + 4, length };
  }

  /** How many items a list of tables has. */
  count(field: number): number {
    return this.list(field, 4).length;
  }

  tables(field: number): FlatTable[] {
    const { first, length } = this.list(field, 4);
    return Array.from({ length }, (_, index) => {
      const place = first + 4 * index;
      return new FlatTable(this.view, place + this.view.getUint32(place, true));
    });
  }

  /** Of each item of a list, the long numbers at these places. */
  longs(field: number, itemBytes: number, ...places: readonly number[]): number[][] {
    const { first, length } = this.list(field, itemBytes);
    return Array.from({ length }, (_, index) =>
      places.map((place) => exact(this.view.getBigInt64(first + itemBytes * index + place, true))),
    );
  }
}

function exact(value: bigint): number {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : Number.NaN;
}
