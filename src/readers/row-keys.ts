import { type CellKey, COUNTRY_NAMES, TOPIC_NAMES, VALUE_NAMES } from '../domain/keys';
import type { RowReader } from './csv';

/** The published runs of Task 2 use this variant; a file without prompt_index is one of them. */
export const PUBLISHED_VARIANT = 5;

/** The case that a row is about. @throws SourceError */
export function cellOf(row: RowReader): CellKey {
  return {
    country: row.oneOf('country', COUNTRY_NAMES),
    topic: row.oneOf('topic', TOPIC_NAMES),
    value: row.oneOf('value', VALUE_NAMES),
  };
}

/** The prompt variant of a row of Task 2. @throws SourceError */
export function choiceVariant(row: RowReader): number {
  return row.text('prompt_index').trim() === '' ? PUBLISHED_VARIANT : row.integer('prompt_index', 0, 7);
}
