/** Task 1 ratings in a layout that others use: one row per value, with the rating that was read from the answer. */
import { byCell, cellKey } from '../domain/keys';
import { type Csv, eachRow } from './csv';
import { cellOf } from './row-keys';
import type { RowLog } from './row-log';
import { type RatingRow, VARIANTS } from './task1';

export const LIKERT_COLUMNS = ['country', 'topic', 'value', 'prompt_index', 'likert_score'];

export interface LikertReading {
  readonly rows: RatingRow[];
  /** Rows in the file, including the refused ones. */
  readonly read: number;
  readonly notes: readonly string[];
}

/**
 * @param log notified of rows that cannot be read, which are then skipped
 * @throws SourceError without a log for an unknown key, or a score outside 1 to 4
 */
export function likertScores(csv: Csv, model: string, log?: RowLog): LikertReading {
  const found = new Map<string, RatingRow>();
  eachRow(
    csv,
    (row) => {
      if (row.text('value').trim() === '') {
        log?.problem(row.number, 'answer not read: the file has no ratings of it');
        return;
      }
      const cell = cellOf(row);
      const variant = row.integer('prompt_index', 0, VARIANTS - 1);
      if (row.text('likert_score').trim() === '') {
        log?.problem(row.number, 'rating not read: the file has none', cell.value);
        return;
      }
      const rating = row.integer('likert_score', 1, 4);
      const key = `${cellKey(cell)}\n${variant}`;
      if (found.has(key))
        log?.repeated(row.number, 'repeats a rating of an earlier row; the later one counts');
      found.set(key, { model, ...cell, variant, rating });
    },
    log,
  );
  return {
    rows: [...found.values()].sort(byCell<RatingRow>(({ variant }) => variant)),
    read: csv.rows.length,
    notes: [...csv.notes, 'It has one row per value, with the rating that was read from the answer.'],
  };
}
