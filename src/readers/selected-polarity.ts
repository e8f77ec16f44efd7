/** Task 2 choices in a layout that others use: one row per case, with the polarity of the action that was chosen. */
import {
  byCell,
  type CellKey,
  COUNTRY_NAMES,
  cellKey,
  TOPIC_NAMES,
  VALUE_NAMES,
  VIA_POLARITIES,
} from '../domain/keys';
import { eachRow, readCsv } from './csv';
import type { RowLog } from './row-log';
import { type ChoiceRow, PUBLISHED_VARIANT, type Task2Reading } from './task2';

/** Columns of such a file that a reader needs; it may have prompt_index too. */
const COLUMNS = ['country', 'topic', 'value', 'selected_polarity'];

/** Whether a header is one of such a file. */
export function hasSelectedPolarity(columns: readonly string[]): boolean {
  return columns.includes('selected_polarity') && !columns.includes('model_choice');
}

/**
 * @param log notified of rows that cannot be read, which are then skipped
 * @throws SourceError for a wrong header; without a log also for an unknown key or polarity
 */
export function readSelectedPolarity(
  file: string,
  bytes: Uint8Array,
  model: string,
  log?: RowLog,
): Task2Reading {
  const csv = readCsv(file, bytes, COLUMNS);
  const found = new Map<string, ChoiceRow>();
  let without = 0;
  eachRow(
    csv,
    (row) => {
      const cell: CellKey = {
        country: row.oneOf('country', COUNTRY_NAMES),
        topic: row.oneOf('topic', TOPIC_NAMES),
        value: row.oneOf('value', VALUE_NAMES),
      };
      const indexed = row.text('prompt_index').trim() !== '';
      const variant = indexed ? row.integer('prompt_index', 0, 7) : PUBLISHED_VARIANT;
      const isEmpty = row.text('selected_polarity').trim() === '';
      const polarity = isEmpty ? null : row.oneOf('selected_polarity', VIA_POLARITIES);
      const key = `${cellKey(cell)}\n${variant}`;
      if (found.has(key))
        log?.repeated(row.number, 'repeats a case of an earlier row; the later choice counts');
      if (polarity === null) {
        without++;
        log?.problem(row.number, 'case without a choice: no choice');
      }
      const choice = polarity && (polarity === 'positive' ? 'agree' : 'disagree');
      found.set(key, { model, ...cell, variant, choice, evidence: choice ? 'raw' : 'undetermined' });
    },
    log,
  );
  return {
    rows: [...found.values()].sort(byCell(({ variant }) => variant)),
    unread: without > 0 ? [{ model, task: 2, cause: 'no choice', unit: 'answer', count: without }] : [],
    read: csv.rows.length,
    notes: [...csv.notes, 'It has one row per case, with the polarity that was chosen.'],
  };
}
