import type { Field, RecordBatch } from 'apache-arrow';
import type { ResultColumn } from '../types';
import { converter, nullable } from './arrow-values';
import { uniqueNames } from './unique-names';

export function columnsOf(fields: readonly Field[]): ResultColumn[] {
  const names = uniqueNames(fields.map(({ name }) => name));
  return fields.map(({ type }, index) => ({ name: names[index] ?? '', type: String(type) }));
}

/** Appends a batch's rows as plain objects, at most `limit` of them; for their values see `converter`. */
export function appendRows(rows: object[], batch: RecordBatch, limit: number): void {
  const count = Math.min(batch.numRows, limit);
  const added = Array.from({ length: count }, (): Record<string, unknown> => ({}));
  const names = uniqueNames(batch.schema.fields.map(({ name }) => name));
  batch.schema.fields.forEach((field, index) => {
    const name = names[index] ?? '';
    const convert = converter(field.type);
    const vector = batch.getChildAt(index);
    try {
      added.forEach((row, place) => {
        row[name] = nullable(convert, vector?.get(place));
      });
    } catch (cause) {
      throw new Error(
        `The column ${name} holds a value that cannot be shown, such as infinity. Cast it to text, as in ${name}::VARCHAR.`,
        { cause },
      );
    }
  });
  for (const row of added) rows.push(row);
}
