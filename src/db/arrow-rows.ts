import type { Field, RecordBatch } from 'apache-arrow';
import { converter, nullable } from './arrow-values';

export interface ResultColumn {
  readonly name: string;
  /** Arrow's name of the type, such as `Utf8` or `Int32`. */
  readonly type: string;
}

/**
 * Names that are unique, so that no value is lost: a repeated one gets a number. `__proto__` always gets one, because
 * it cannot be set on an object like others.
 */
function uniqueNames(fields: readonly Field[]): string[] {
  const taken = new Set(['__proto__']);
  return fields.map(({ name }) => {
    let unique = name;
    for (let count = 2; taken.has(unique); count++) unique = `${name}_${count}`;
    taken.add(unique);
    return unique;
  });
}

export function columnsOf(fields: readonly Field[]): ResultColumn[] {
  const names = uniqueNames(fields);
  return fields.map(({ type }, index) => ({ name: names[index] ?? '', type: String(type) }));
}

/** Appends the rows of a batch as plain objects, at most `limit` of them; see `converter` for their values. */
export function appendRows(rows: object[], batch: RecordBatch, limit: number): void {
  const count = Math.min(batch.numRows, limit);
  const added = Array.from({ length: count }, (): Record<string, unknown> => ({}));
  const names = uniqueNames(batch.schema.fields);
  batch.schema.fields.forEach((field, index) => {
    const name = names[index] ?? '';
    const convert = converter(field.type);
    const vector = batch.getChildAt(index);
    added.forEach((row, place) => {
      row[name] = nullable(convert, vector?.get(place));
    });
  });
  for (const row of added) rows.push(row);
}
