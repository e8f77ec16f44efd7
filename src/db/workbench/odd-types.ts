import { type Data, DataType, type Decimal, type Interval, IntervalUnit, Vector } from 'apache-arrow';
import { decimalText } from '../arrow/arrow-values';
import { doubleText } from '../arrow/number-text';

/** A type of Arrow's that DuckDB refuses or reads wrong: its values travel as texts. */
interface OddType {
  readonly text: (value: unknown) => string;
  /** What they become again; null for text. */
  readonly becomes: string | null;
}

function oddType(type: DataType): OddType | null {
  // DuckDB takes the days for milliseconds.
  if (DataType.isInterval(type) && (type as Interval).unit === IntervalUnit.DAY_TIME)
    return {
      text(value) {
        const [days = 0, milliseconds = 0] = value as Iterable<number> & number[];
        return `${days} days ${milliseconds} milliseconds`;
      },
      becomes: 'INTERVAL',
    };
  if (DataType.isFloat(type) && type.precision === 0)
    return { text: (value) => doubleText(value as number), becomes: 'FLOAT' };
  if (DataType.isDecimal(type) && type.bitWidth > 128) {
    const { precision, scale } = type as Decimal;
    return {
      text: (value) => decimalText(value as Uint32Array, scale),
      becomes: precision <= 38 ? `DECIMAL(${precision},${scale})` : null,
    };
  }
  return null;
}

export const isOdd = (type: DataType): boolean => oddType(type) !== null;

export const becomes = (type: DataType): string | null => oddType(type)?.becomes ?? null;

/** The values of a column of such a type. */
export function oddTexts(column: Data): (string | null)[] {
  const odd = oddType(column.type);
  const vector = new Vector([column]);
  return Array.from({ length: column.length }, (_, row) => {
    const value: unknown = vector.get(row);
    return value === null || !odd ? null : odd.text(value);
  });
}

/** @throws Error where a column has such a type within lists or structs */
export function assertNoOddParts(name: string, type: DataType): void {
  for (const child of type.children ?? []) {
    if (isOdd(child.type))
      throw new Error(
        `its column ${name} has values of the type ${child.type} within lists or structs, which would be read wrong. Leave it out, or bring the table as a .duckdb file.`,
      );
    assertNoOddParts(name, child.type);
  }
}
