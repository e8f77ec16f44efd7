import { ANSWER_TABLES, type AnswerTable, addCells } from '../../sql/cells';
import { literals } from '../../sql/quote';
import type { EncodedRows } from '../types';
import type { AddedRows } from './added-rows';
import type { TableWriter } from './table-writer';

/** Raw answers beside the published ones. */
export interface AddedAnswers {
  readonly table: AnswerTable;
  readonly rows: EncodedRows;
}

export function addedAnswers(added: AddedRows): AddedAnswers[] {
  return ANSWER_TABLES.flatMap((table) => added.of(table).map((rows) => ({ table, rows })));
}

const ANSWERS: Readonly<Record<AnswerTable, string>> = {
  task1_ratings: 'added_ratings',
  task2_choices: 'added_choices',
};

/** Computes the cells of all models that are not published, from their raw answers. */
export async function computeAddedCells(
  writer: TableWriter,
  answers: readonly AddedAnswers[],
  published: readonly string[],
): Promise<void> {
  await writer.run(`DELETE FROM cells WHERE model NOT IN (${literals(published)})`);
  if (answers.length === 0) return;
  for (const table of ANSWER_TABLES) await writer.create(table, ANSWERS[table]);
  for (const { table, rows } of answers) await writer.insert(table, 'of added rows', rows, ANSWERS[table]);
  await writer.run(addCells(ANSWERS));
  for (const table of ANSWER_TABLES) await writer.run(`DROP TABLE ${ANSWERS[table]}`);
}
