import { type DataType, type Field, type RecordBatch, Type } from 'apache-arrow';

export interface ResultColumn {
  readonly name: string;
  /** Arrow's name of the type, such as `Utf8` or `Int32`. */
  readonly type: string;
}

/** A whole number as a number, or as a BigInt where a number would lose digits. */
function integer(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/** The words of a 128-bit decimal, lowest first, as a signed integer. */
function decimalInteger(words: Uint32Array): bigint {
  let value = 0n;
  for (let i = words.length - 1; i >= 0; i--) value = (value << 32n) | BigInt(words[i] ?? 0);
  return BigInt.asIntN(words.length * 32, value);
}

function decimal(words: Uint32Array, scale: number): number | bigint {
  const value = decimalInteger(words);
  return scale === 0 ? integer(value) : Number(value) / 10 ** scale;
}

type Convert = (value: unknown) => unknown;

/**
 * How values of an Arrow type become plain ones: dates and timestamps a Date, decimals a number, whole numbers a
 * number (a BigInt where digits would be lost), lists arrays, structs and maps objects, binary a Uint8Array.
 */
function converter(type: DataType): Convert {
  switch (type.typeId) {
    case Type.Int:
      return (value) => (typeof value === 'bigint' ? integer(value) : value);
    case Type.Decimal: {
      const { scale } = type as DataType & { scale: number };
      return (value) => decimal(value as Uint32Array, scale);
    }
    case Type.Date:
    case Type.Timestamp:
      return (value) => (value instanceof Date ? value : new Date(Number(value)));
    case Type.Time:
    case Type.Duration:
      return (value) => (typeof value === 'bigint' ? integer(value) : value);
    case Type.List:
    case Type.FixedSizeList: {
      const item = converter((type.children[0] as Field).type);
      return (value) => [...(value as Iterable<unknown>)].map((entry) => nullable(item, entry));
    }
    case Type.Struct: {
      const fields = (type.children as Field[]).map(({ name, type: own }) => ({
        name,
        convert: converter(own),
      }));
      return (value) =>
        Object.fromEntries(
          fields.map(({ name, convert }) => [
            name,
            nullable(convert, (value as Record<string, unknown>)[name]),
          ]),
        );
    }
    case Type.Map: {
      const [key, entry] = ((type.children[0] as Field).type.children as Field[]).map((field) =>
        converter(field.type),
      );
      return (value) =>
        Object.fromEntries(
          [...(value as Iterable<[unknown, unknown]>)].map(([name, own]) => [
            String(key ? nullable(key, name) : name),
            entry ? nullable(entry, own) : own,
          ]),
        );
    }
    case Type.Dictionary:
      return converter((type as DataType & { dictionary: DataType }).dictionary);
    default:
      return (value) => value;
  }
}

function nullable(convert: Convert, value: unknown): unknown {
  return value === null || value === undefined ? null : convert(value);
}

/** Names that are unique: a repeated column gets a number, so that no value is lost. */
function uniqueNames(fields: readonly Field[]): string[] {
  const seen = new Map<string, number>();
  return fields.map(({ name }) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name}_${count}`;
  });
}

export function columnsOf(fields: readonly Field[]): ResultColumn[] {
  const names = uniqueNames(fields);
  return fields.map(({ type }, index) => ({ name: names[index] ?? '', type: String(type) }));
}

/** Appends the rows of a batch as plain objects, at most `limit` of them. */
export function appendRows(rows: object[], batch: RecordBatch, limit: number): void {
  const names = uniqueNames(batch.schema.fields);
  const columns = batch.schema.fields.map((field, index) => ({
    name: names[index] ?? '',
    convert: converter(field.type),
    vector: batch.getChildAt(index),
  }));
  for (let row = 0; row < Math.min(batch.numRows, limit); row++)
    rows.push(
      Object.fromEntries(
        columns.map(({ name, convert, vector }) => [name, nullable(convert, vector?.get(row))]),
      ),
    );
}
