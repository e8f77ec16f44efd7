import { DataType, type Vector } from 'apache-arrow';
import { textValues } from './text-values';

/** A column's values, without making an object a row: texts, or numbers; null for NULL. */
export function plainColumn(column: Vector | null): ArrayLike<unknown> {
  if (!column) return [];
  const values: ArrayLike<unknown> = DataType.isUtf8(column.type) ? textValues(column) : column.toArray();
  if (column.nullCount === 0) return values;
  return Array.from(values, (value, row) => (column.isValid(row) ? value : null));
}
