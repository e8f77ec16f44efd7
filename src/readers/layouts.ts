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

/** A model's answers to one task in a file, to be read. */
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

/** More in one file are more than anyone checks. */
const MOST_MODELS = 50;
const MOST_NAMED = 5;

/** The rows of one model. */
interface ModelCsv extends Csv {
  /** As the file names it; null where it does not. */
  readonly model: string | null;
}

/**
 * A file's rows by model. Those that name none, or cannot be read, are with the first.
 *
 * @throws SourceError where there are too many models
 */
function byModel(csv: Csv): ModelCsv[] {
  const at = csv.columns.indexOf('model');
  const nameIn = ({ cells, fault }: Csv['rows'][number]) =>
    (at >= 0 && fault === null && cells[at]?.trim()) || null;
  const names = [...new Set(csv.rows.map(nameIn))].filter((name) => name !== null);
  const [first = null] = names;
  if (names.length <= 1) return [{ ...csv, model: first }];
  if (names.length > MOST_MODELS) {
    const shown = names.slice(0, MOST_NAMED).map((name) => name.slice(0, 80));
    throw new SourceError(
      csv.file,
      null,
      `has answers of ${names.length} models (${shown.join(', ')}, …); at most ${MOST_MODELS} are read from one file`,
    );
  }
  const rows = new Map(names.map((name) => [name, [] as Csv['rows'][number][]]));
  for (const row of csv.rows) {
    const name = nameIn(row);
    const fault = name === null ? 'names no model, and the file has several' : null;
    rows.get(name ?? (first as string))?.push({ ...row, fault: row.fault ?? fault });
  }
  return names.map((model) => ({ ...csv, rows: rows.get(model) ?? [], model }));
}

const common = ({ columns, model }: ModelCsv, rows: keyof typeof MOST) => ({
  columns,
  model,
  most: MOST[rows],
});

const ofTask1 = (csv: ModelCsv): Answers => ({
  task: 1,
  ...common(csv, 'scenarios'),
  read: (log) => ratingsIn(csv, '', log),
});

const ofTask2 = (csv: ModelCsv): Answers => ({
  task: 2,
  ...common(csv, 'actions'),
  read: (log) => choicesIn(csv, '', { log }),
});

const ofPolarities = (csv: ModelCsv): Answers => ({
  task: 2,
  ...common(csv, 'cases'),
  read: (log) => selectedPolarities(csv, '', log),
});

const ofScores = (csv: ModelCsv): Answers => ({
  task: 1,
  ...common(csv, 'cases'),
  read: (log) => likertScores(csv, '', log),
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
function answersInCsv(file: string, bytes: Uint8Array, columns: readonly string[]): Answers[] {
  const has = (...names: readonly string[]) => names.every((name) => columns.includes(name));
  const rows = (...layout: readonly [readonly string[], Readonly<Record<string, string>>?]) =>
    byModel(readCsv(file, bytes, ...layout));
  if (has('model_choice')) return rows(TASK2_COLUMNS).map(ofTask2);
  if (has('selected_polarity')) return rows(SELECTED_POLARITY_COLUMNS).map(ofPolarities);
  if (has('likert_score')) return rows(LIKERT_COLUMNS).map(ofScores);
  if (has('skip_stage') && !has('values_parsed'))
    throw new SourceError(
      file,
      null,
      'lists the cases that were not asked, and has no answers: choose the files beside it that end in _t1.csv and _t2.csv',
    );
  if (has('response') || has(TASK1_ALIASES.response)) return rows(TASK1_COLUMNS, TASK1_ALIASES).map(ofTask1);
  return has('value') || has('polarity')
    ? rows(TASK2_COLUMNS).map(ofTask2)
    : rows(TASK1_COLUMNS, TASK1_ALIASES).map(ofTask1);
}

/**
 * The answers in a result file: for each model those to one task, or to both in a log.
 *
 * @throws SourceError for a file that cannot be read, of another layout, or of too many models
 */
export function answersIn(file: string, bytes: Uint8Array): Answers[] {
  const { text } = decodeText(file, bytes);
  if (isAnswerLog(text))
    return answerLog(file, bytes).flatMap((csv) =>
      byModel(csv).map(csv.columns.includes('model_choice') ? ofTask2 : ofTask1),
    );
  return answersInCsv(file, bytes, csvHeader(text)?.columns ?? []);
}
