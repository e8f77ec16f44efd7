import { COUNTRIES } from '../../src/domain/countries';
import type { UnreadCount } from '../../src/domain/manifest';
import { readTask1Answer } from '../../src/domain/task1-answer';
import { TOPICS } from '../../src/domain/topics';
import type { Row } from '../parquet';
import { RowReader, readCsv } from './csv';
import { byCell, type CellKey, COUNTRY_NAMES, TOPIC_NAMES } from './keys';

const COLUMNS = ['country', 'topic', 'response', 'prompt_index'];
export const VARIANTS = 8;

interface RatingRow extends CellKey {
  readonly model: string;
  readonly variant: number;
  readonly rating: number;
}

export interface Task1Reading {
  readonly rows: Row[];
  readonly unread: UnreadCount[];
  /** Prompt variants (country x topic x variant) for which there is a row. */
  readonly answers: number;
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

/**
 * Task 1 answers of one model, in the authors' layout: a row a country, topic and prompt variant.
 *
 * Where a scenario and variant occur more than once, the last row with readable ratings counts (a later row is a
 * repeated request); the others are counted as unread.
 *
 * @throws SourceError for a wrong header, an unknown country or topic, or a prompt_index out of 0 to 7
 */
export function readTask1(file: string, bytes: Uint8Array, model: string): Task1Reading {
  const csv = readCsv(file, bytes, COLUMNS);
  const tally = new Tally(model);
  const answered = new Map<string, RatingRow[]>();
  for (let index = 0; index < csv.rows.length; index++) {
    const row = new RowReader(csv, index);
    const country = row.oneOf('country', COUNTRY_NAMES);
    const topic = row.oneOf('topic', TOPIC_NAMES);
    const variant = row.integer('prompt_index', 0, VARIANTS - 1);
    const { ratings, problems } = readTask1Answer(row.text('response'));
    for (const { cause, value } of problems) tally.add(value === undefined ? 'answer' : 'rating', cause);
    const key = `${country}\n${topic}\n${variant}`;
    const before = answered.get(key);
    if (before) tally.add('answer', 'repeated: a later answer counts');
    if (before && ratings.size === 0) continue;
    answered.set(
      key,
      [...ratings].map(([value, rating]) => ({ model, country, topic, value, variant, rating })),
    );
  }
  const missing = COUNTRIES.length * TOPICS.length * VARIANTS - answered.size;
  if (missing > 0) tally.add('answer', 'no row for this scenario and variant', missing);
  const rows = [...answered.values()].flat().sort(byCell<RatingRow>(({ variant }) => variant));
  return { rows: rows.map((row) => ({ ...row })), unread: tally.list(), answers: answered.size };
}
