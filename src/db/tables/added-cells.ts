import type { DataFile } from '../../domain/manifest';
import { ANSWER_TABLES, type AnswerTable, addCells } from '../../sql/cells';
import { literals } from '../../sql/quote';
import type { EncodedRows } from '../types';
import type { AddedRows } from './added-rows';
import type { DataFiles } from './data-files';
import type { TableWriter } from './table-writer';

/** Raw answers beside the published ones. */
export interface AddedAnswers {
  readonly table: AnswerTable;
  readonly rows: EncodedRows;
}

export function addedAnswers(added: AddedRows): AddedAnswers[] {
  return ANSWER_TABLES.flatMap((table) => added.of(table).map((rows) => ({ table, rows })));
}

/** The cells that are published, and those published models whose cells follow added choices. */
export interface PublishedCells {
  readonly files: readonly DataFile[];
  readonly replaced: readonly string[];
}

export function publishedCells(files: DataFiles, added: AddedRows): PublishedCells {
  const replaced = added.replacedModels('task2_choices');
  const kept = files.of('cells').filter(({ model }) => !replaced.includes(model ?? ''));
  return { files: kept, replaced };
}

/** A condition on rows: their model is none that the site publishes. */
export const notPublished = (files: DataFiles): string =>
  `model NOT IN (${literals(files.of('cells').flatMap(({ model }) => model ?? []))})`;

const ANSWERS: Readonly<Record<AnswerTable, string>> = {
  task1_ratings: 'added_ratings',
  task2_choices: 'added_choices',
};

/** Computes the cells of all models whose cells are not published, from their raw answers. */
export async function computeAddedCells(
  writer: TableWriter,
  files: DataFiles,
  answers: readonly AddedAnswers[],
  published: PublishedCells,
): Promise<void> {
  const models = published.files.flatMap(({ model }) => model ?? []);
  await writer.run(`DELETE FROM cells WHERE model NOT IN (${literals(models)})`);
  if (answers.length === 0) return;
  for (const table of ANSWER_TABLES) await writer.create(table, ANSWERS[table]);
  for (const { table, rows } of answers) await writer.insert(table, 'of added rows', rows, ANSWERS[table]);
  const ratings = files.of('task1_ratings').filter(({ model }) => published.replaced.includes(model ?? ''));
  for await (const { file, rows } of files.each(ratings))
    await writer.insert('task1_ratings', file.path, rows, ANSWERS.task1_ratings);
  await writer.run(addCells(ANSWERS, published.replaced));
  for (const table of ANSWER_TABLES) await writer.run(`DROP TABLE ${ANSWERS[table]}`);
}
