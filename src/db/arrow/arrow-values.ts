import { type DataType, type Field, type Float, Precision, Type } from 'apache-arrow';
import { uniqueNames } from './unique-names';

export type Convert = (value: unknown) => unknown;

/** An integer as a number, or as a BigInt where a number would lose digits. */
function integer(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/** The words of a 128-bit decimal, lowest first, as a signed integer. */
function signedInteger(words: Uint32Array): bigint {
  let value = 0n;
  for (let i = words.length - 1; i >= 0; i--) value = (value << 32n) | BigInt(words[i] ?? 0);
  return BigInt.asIntN(words.length * 32, value);
}

/** Every decimal of up to this many digits has its own double. */
const EXACT_DIGITS = 15;

/** All digits of a decimal, as DuckDB writes it. A HUGEINT arrives as one of scale 0. */
export function decimalText(words: Uint32Array, scale: number): string {
  const value = signedInteger(words);
  if (scale === 0) return String(value);
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** A decimal as a number, or as text where a number would lose digits. */
function decimal(words: Uint32Array, scale: number): number | bigint | string {
  if (scale === 0) return integer(signedInteger(words));
  const text = decimalText(words, scale);
  const significant = text.replace(/[-.]/g, '').replace(/^0+|0+$/g, '');
  return significant.length <= EXACT_DIGITS ? Number(text) : text;
}

/** Arrow's time units, per second: second, millisecond, microsecond, nanosecond. */
const UNITS = [1n, 1_000n, 1_000_000n, 1_000_000_000n];

function timeOfDay(value: bigint, unit: number): string {
  const perSecond = UNITS[unit] ?? 1n;
  const seconds = Number(value / perSecond);
  const fraction = String(value % perSecond).padStart(String(perSecond).length - 1, '0');
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const text = parts.map((part) => String(part).padStart(2, '0')).join(':');
  return /[1-9]/.test(fraction) ? `${text}.${fraction.replace(/0+$/, '')}` : text;
}

/** A Date, which counts milliseconds, with the microseconds beyond them. */
export class ExactDate extends Date {
  constructor(
    milliseconds: number,
    /** 1 to 999. */
    readonly microseconds: number,
  ) {
    super(milliseconds);
  }
}

/**
 * @param milliseconds since 1970; its fraction counts, to the microsecond
 * @throws RangeError for infinity, and for dates beyond a Date's range
 */
function date(milliseconds: number): Date {
  const micros = Math.round((milliseconds - Math.floor(milliseconds)) * 1000);
  const whole = Math.floor(milliseconds) + Math.floor(micros / 1000);
  const value = micros % 1000 === 0 ? new Date(whole) : new ExactDate(whole, micros);
  if (Number.isNaN(value.getTime())) throw new RangeError('a date out of range');
  return value;
}

/** Names that are unique: a repeated one gets a number, an empty one its place. */
function fieldNames(fields: readonly Field[]): string[] {
  return uniqueNames(fields.map(({ name }, place) => name || `field_${place + 1}`));
}

/**
 * How values of an Arrow type become plain ones: dates and timestamps a Date in UTC (an ExactDate where there are
 * microseconds), times of day text, integers a number (a BigInt where digits would be lost), decimals a number (text
 * where digits would be lost), lists arrays, structs and maps objects, BLOB and BIT a Uint8Array.
 */
export function converter(type: DataType): Convert {
  switch (type.typeId) {
    case Type.Int:
      return (value) => (typeof value === 'bigint' ? integer(value) : value);
    case Type.Decimal: {
      const { scale } = type as DataType & { scale: number };
      return (value) => decimal(value as Uint32Array, scale);
    }
    case Type.Date:
    case Type.Timestamp:
      return (value) => date(Number(value));
    case Type.Time: {
      const { unit } = type as DataType & { unit: number };
      return (value) => timeOfDay(BigInt(value as number | bigint), unit);
    }
    case Type.List:
    case Type.FixedSizeList: {
      const item = converter(fieldsOf(type)[0]?.type as DataType);
      return (value) => Array.from(value as Iterable<unknown>, (entry) => nullable(item, entry));
    }
    case Type.Struct: {
      const fields = fieldsOf(type);
      const names = fieldNames(fields);
      const converters = fields.map((field) => converter(field.type));
      // By position: Arrow's objects have names of their own, such as toString.
      return (value) =>
        Object.fromEntries(
          Array.from(value as Iterable<[string, unknown]>, ([, own], place) => [
            names[place] ?? '',
            nullable(converters[place] ?? ((entry) => entry), own),
          ]),
        );
    }
    case Type.Map: {
      const [key, entry] = fieldsOf(fieldsOf(type)[0]?.type as DataType).map((field) =>
        converter(field.type),
      ) as [Convert, Convert];
      return (value) =>
        Object.fromEntries(
          Array.from(value as Iterable<[unknown, unknown]>, ([name, own]) => [
            String(nullable(key, name)),
            nullable(entry, own),
          ]),
        );
    }
    default:
      return (value) => value;
  }
}

export function nullable(convert: Convert, value: unknown): unknown {
  return value === null || value === undefined ? null : convert(value);
}

function fieldsOf(type: DataType): readonly Field[] {
  return (type.children ?? []) as Field[];
}

/** Types that arrive without values: DuckDB streams no dictionaries, and Arrow's reader knows no day intervals. */
const LOST: ReadonlyMap<Type, string> = new Map([
  [Type.Dictionary, 'ENUM'],
  [Type.Interval, 'INTERVAL'],
]);

/** DuckDB's name for a type that Arrow lacks (UHUGEINT, VARINT): it arrives as bytes. */
function opaqueType({ metadata }: Field): string | undefined {
  if (metadata.get('ARROW:extension:name') !== 'arrow.opaque') return undefined;
  return /"type_name"\s*:\s*"([^"]*)"/.exec(metadata.get('ARROW:extension:metadata') ?? '')?.[1] ?? 'opaque';
}

function lostType(field: Field): string | undefined {
  return opaqueType(field) ?? LOST.get(field.type.typeId) ?? fieldsOf(field.type).map(lostType).find(Boolean);
}

/** By position: DuckDB's name for a type that would arrive wrong; undefined where it arrives right. */
export function lostTypes(fields: readonly Field[]): (string | undefined)[] {
  return fields.map(lostType);
}

/**
 * Whether a column's values are numbers, booleans or texts, all of whose digits arrive: the page writes them as DuckDB
 * does. Of all others DuckDB is asked for their text.
 */
export function isPlain({ type, metadata }: Pick<Field, 'type' | 'metadata'>): boolean {
  switch (type.typeId) {
    case Type.Int:
    case Type.Decimal:
    case Type.Utf8:
    case Type.Bool:
      return !metadata.has('ARROW:extension:name');
    case Type.Float:
      return (type as Float).precision === Precision.DOUBLE;
    default:
      return false;
  }
}

/** @throws for a result with a type that would arrive wrong, saying how to cast it */
export function assertReadable(fields: readonly Field[]): void {
  for (const field of fields) {
    const lost = lostType(field);
    if (lost)
      throw new Error(
        `The column ${field.name} has the type ${lost}, which cannot be shown. Cast it to text, as in ${field.name}::VARCHAR.`,
      );
  }
}
