import { readTask1Answer, type Task1Problem } from '../domain/answers/task1-answer';
import { COUNTRIES } from '../domain/countries';
import { byCell, type CellKey, COUNTRY_NAMES, TOPIC_NAMES } from '../domain/keys';
import type { UnreadCount } from '../domain/manifest';
import { TOPICS } from '../domain/topics';
import { type Csv, eachRow, readCsv } from './csv';
import type { RowLog } from './row-log';

/** Columns of `<model>_t1.csv`. */
export const TASK1_COLUMNS = ['country', 'topic', 'response', 'prompt_index'];
/** What others call one of them. */
export const TASK1_ALIASES = { response: 'raw_response' };
export const VARIANTS = 8;

/** The log's text for a row whose place is taken by a later one. */
export const REPEATED = 'repeats a scenario and variant of an earlier row; the later readable one counts';

export interface RatingRow extends CellKey {
  readonly model: string;
  readonly variant: number;
  readonly rating: number;
}

export interface Task1Reading {
  readonly rows: RatingRow[];
  readonly unread: UnreadCount[];
  /** Prompts (country x topic x variant) for which there is a row. */
  readonly answers: number;
  /** Rows in the file, including the refused ones. */
  readonly read: number;
  readonly notes: readonly string[];
}

class Tally {
  private readonly counts = new Map<string, UnreadCount>();
  constructor(private readonly model: string) {}
  add(unit: UnreadCount['unit'], cause: string, count = 1): void {
    const key = `${unit} ${cause}`;
    const before = this.counts.get(key)?.count ?? 0;
    this.counts.set(key, { model: this.model, task: 1, cause, unit, count: before + count });
  }
  list(): UnreadCount[] {
    return [...this.counts.values()].sort((a, b) => (`${a.unit}${a.cause}` < `${b.unit}${b.cause}` ? -1 : 1));
  }
}

/** The value in question, and what was written for it. */
function exampleOf({ value, found }: Task1Problem): string {
  const written = found === undefined ? '' : `: ${JSON.stringify(found)}`;
  return `${value}${written}`.slice(0, 80);
}

/**
 * Task 1 answers of one model, in the authors' layout: one row per country, topic and prompt variant.
 *
 * Where a scenario and variant occur more than once, the last row with readable ratings counts (a later row is a
 * repeated request); the others are counted as unread.
 *
 * @param log notified of rows that cannot be read, which are then skipped, and of what is missing in the others
 * @throws SourceError for a wrong header; without a log also for an unknown country or topic, or a prompt_index outside
 *   0 to 7
 */
export function readTask1(file: string, bytes: Uint8Array, model: string, log?: RowLog): Task1Reading {
  return ratingsIn(readCsv(file, bytes, TASK1_COLUMNS, TASK1_ALIASES), model, log);
}

/** As `readTask1`, of a file that has been read as CSV. */
export function ratingsIn(csv: Csv, model: string, log?: RowLog): Task1Reading {
  const tally = new Tally(model);
  const answered = new Map<string, RatingRow[]>();
  eachRow(
    csv,
    (row) => {
      const country = row.oneOf('country', COUNTRY_NAMES);
      const topic = row.oneOf('topic', TOPIC_NAMES);
      const variant = row.integer('prompt_index', 0, VARIANTS - 1);
      const { ratings, problems } = readTask1Answer(row.text('response'));
      for (const problem of problems) {
        const { cause, value } = problem;
        tally.add(value === undefined ? 'answer' : 'rating', cause);
        if (value === undefined) log?.problem(row.number, `answer not read: ${cause}`);
        else log?.problem(row.number, `rating not read: ${cause}`, exampleOf(problem));
      }
      const key = `${country}\n${topic}\n${variant}`;
      const before = answered.get(key);
      if (before) {
        tally.add('answer', 'repeated: a later answer counts');
        log?.repeated(row.number, REPEATED);
      }
      if (before && ratings.size === 0) return;
      answered.set(
        key,
        [...ratings].map(([value, rating]) => ({ model, country, topic, value, variant, rating })),
      );
    },
    log,
  );
  const missing = COUNTRIES.length * TOPICS.length * VARIANTS - answered.size;
  if (missing > 0) tally.add('answer', 'no row for this scenario and variant', missing);
  const rows = [...answered.values()].flat().sort(byCell<RatingRow>(({ variant }) => variant));
  return { rows, unread: tally.list(), answers: answered.size, read: csv.rows.length, notes: csv.notes };
}
