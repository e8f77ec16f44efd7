/** Which layout a result file has: its header says, not its name. */
import { answerLog, isAnswerLog } from './answer-log';
import { type Csv, readCsv } from './csv';
import { csvHeader } from './csv-header';
import { LIKERT_COLUMNS, likertScores } from './likert-scores';
import type { RowLog } from './row-log';
import { SELECTED_POLARITY_COLUMNS, selectedPolarities } from './selected-polarity';
import { SourceError } from './source-error';
import { type RatingRow, ratingsIn, TASK1_ALIASES, TASK1_COLUMNS } from './task1';
import { type ChoiceRow, choicesIn, TASK2_COLUMNS } from './task2';
import { decodeText } from './text';

interface Rows<Row> {
  readonly rows: readonly Row[];
  /** Rows in the file, including the refused ones. */
  readonly read: number;
  readonly notes: readonly string[];
}

/** A file's answers to one task, to be read. */
export type Answers = {
  readonly columns: readonly string[];
  /** As the file names it; null where it does not. */
  readonly model: string | null;
  /** Most rows that the layout allows. */
  readonly most: number;
} & (
  | { readonly task: 1; read(log: RowLog): Rows<RatingRow> }
  | { readonly task: 2; read(log: RowLog): Rows<ChoiceRow> }
);

/** One row per scenario and variant, per case and variant, or per action and variant. */
const MOST = { scenarios: 132 * 8, cases: 7392 * 8, actions: 7392 * 2 * 8 } as const;

const MOST_NAMED = 5;

/** @throws SourceError where a file has answers of several models: they would be mixed */
function modelIn({ file, columns, rows }: Csv): string | null {
  const at = columns.indexOf('model');
  if (at < 0) return null;
  const models = [...new Set(rows.map(({ cells }) => cells[at]?.trim() ?? ''))].filter((name) => name !== '');
  const shown = models.slice(0, MOST_NAMED).map((name) => name.slice(0, 80));
  if (models.length > 1)
    throw new SourceError(
      file,
      null,
      `has answers of ${models.length} models (${shown.join(', ')}${models.length > MOST_NAMED ? ', …' : ''}). One model is imported at a time: make a file of the rows of each, by the column model`,
    );
  return models[0] ?? null;
}

const common = (csv: Csv, rows: keyof typeof MOST) => ({
  columns: csv.columns,
  model: modelIn(csv),
  most: MOST[rows],
});

const ofTask1 = (csv: Csv): Answers => ({
  task: 1,
  ...common(csv, 'scenarios'),
  read: (log) => ratingsIn(csv, '', log),
});

const ofTask2 = (csv: Csv): Answers => ({
  task: 2,
  ...common(csv, 'actions'),
  read: (log) => choicesIn(csv, '', { log }),
});

/** Columns that nothing but a result file has. */
const TELLING: readonly string[] = [
  'model_choice',
  'selected_polarity',
  'likert_score',
  'skip_stage',
  'prompt_index',
  TASK1_ALIASES.response,
];

/** Whether a text is meant as a result file, by how it begins: any other CSV is a table of something else. */
export function looksLikeAnswers(head: string): boolean {
  return isAnswerLog(head) || (csvHeader(head)?.columns.some((name) => TELLING.includes(name)) ?? false);
}

/** @throws SourceError */
function answersInCsv(file: string, bytes: Uint8Array, columns: readonly string[]): Answers {
  const has = (...names: readonly string[]) => names.every((name) => columns.includes(name));
  if (has('model_choice')) return ofTask2(readCsv(file, bytes, TASK2_COLUMNS));
  if (has('selected_polarity')) {
    const csv = readCsv(file, bytes, SELECTED_POLARITY_COLUMNS);
    return { task: 2, ...common(csv, 'cases'), read: (log) => selectedPolarities(csv, '', log) };
  }
  if (has('likert_score')) {
    const csv = readCsv(file, bytes, LIKERT_COLUMNS);
    return { task: 1, ...common(csv, 'cases'), read: (log) => likertScores(csv, '', log) };
  }
  if (has('skip_stage') && !has('values_parsed'))
    throw new SourceError(
      file,
      null,
      'lists the cases that were not asked, and has no answers: choose the files beside it that end in _t1.csv and _t2.csv',
    );
  if (has('response') || has(TASK1_ALIASES.response))
    return ofTask1(readCsv(file, bytes, TASK1_COLUMNS, TASK1_ALIASES));
  return has('value') || has('polarity')
    ? ofTask2(readCsv(file, bytes, TASK2_COLUMNS))
    : ofTask1(readCsv(file, bytes, TASK1_COLUMNS, TASK1_ALIASES));
}

/**
 * The answers in a result file: one task, or both in a log.
 *
 * @throws SourceError for a file that cannot be read, of another layout, or of several models
 */
export function answersIn(file: string, bytes: Uint8Array): Answers[] {
  const { text } = decodeText(file, bytes);
  if (isAnswerLog(text))
    return answerLog(file, bytes).map((csv) =>
      (csv.columns.includes('model_choice') ? ofTask2 : ofTask1)(csv),
    );
  return [answersInCsv(file, bytes, csvHeader(text)?.columns ?? [])];
}
