/** Task 2 choices in a layout that others use: one row per case, with the polarity of the action that was chosen. */
import { byCell, cellKey, VIA_POLARITIES } from '../domain/keys';
import { task2Variant } from '../domain/prompts/variants';
import { type Csv, eachRow, type RowReader } from './csv';
import { cellOf, choiceVariant } from './row-keys';
import type { RowLog } from './row-log';
import type { ChoiceRow, Task2Reading } from './task2';

/** Columns of such a file that a reader needs; it may have prompt_index too. */
export const SELECTED_POLARITY_COLUMNS = ['country', 'topic', 'value', 'selected_polarity'];

/** Whether a row's prompt named the action for the value first, as its answer shows; null where it does not. */
function positiveFirst(row: RowReader, polarity: string | null): boolean | null {
  const [, option] = /^(?:option )?([12])$/i.exec(row.text('parsed_action').trim()) ?? [];
  return option === undefined || polarity === null ? null : (option === '1') === (polarity === 'positive');
}

const OTHER_ORDER =
  'Its prompts name the options in the other order than the authors’ of the same number: in variant 5, the action for the value comes first.';

/**
 * @param log notified of rows that cannot be read, which are then skipped
 * @throws SourceError without a log for an unknown key or polarity
 */
export function selectedPolarities(csv: Csv, model: string, log?: RowLog): Task2Reading {
  const found = new Map<string, ChoiceRow>();
  let without = 0;
  const inOrder = { same: 0, other: 0 };
  eachRow(
    csv,
    (row) => {
      const cell = cellOf(row);
      const variant = choiceVariant(row);
      const isEmpty = row.text('selected_polarity').trim() === '';
      const polarity = isEmpty ? null : row.oneOf('selected_polarity', VIA_POLARITIES);
      const first = positiveFirst(row, polarity);
      if (first !== null) inOrder[first === task2Variant(variant).optionsReversed ? 'same' : 'other']++;
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
    notes: [
      ...csv.notes,
      'It has one row per case, with the polarity that was chosen.',
      ...(inOrder.other > inOrder.same ? [OTHER_ORDER] : []),
    ],
  };
}
