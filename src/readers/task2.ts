import {
  byCell,
  type CellKey,
  COUNTRY_NAMES,
  cellKey,
  TOPIC_NAMES,
  VALUE_NAMES,
  VIA_POLARITIES,
} from '../domain/keys';
import type { UnreadCount } from '../domain/manifest';
import type { Polarity } from '../domain/statistics/measures';
import { EVIDENCE, type Evidence } from '../domain/via/evidence';
import { readViaRecord } from '../domain/via/via-record';
import { eachRow, type RowReader, readCsv } from './csv';
import type { RowLog } from './row-log';

/** Columns of `<model>_t2.csv` that a reader needs. */
export const TASK2_COLUMNS = ['country', 'topic', 'value', 'polarity', 'model_choice'];
/** The published runs use this variant; a file without prompt_index is one of them. */
export const PUBLISHED_VARIANT = 5;

/** Stems of files whose polarity column is inverted, a known fault of the release. */
export const INVERTED_POLARITY: ReadonlySet<string> = new Set(['gpt-4o-mini']);

const EVIDENCE_NAMES: ReadonlySet<Evidence> = new Set(EVIDENCE);

export interface ChoiceRow extends CellKey {
  readonly model: string;
  readonly variant: number;
  readonly choice: Polarity | null;
  readonly evidence: Evidence;
}

export interface Task2Reading {
  readonly rows: ChoiceRow[];
  readonly unread: UnreadCount[];
  /** Rows in the file, including the refused ones. */
  readonly read: number;
  readonly notes: readonly string[];
}

export interface Task2Options {
  /** Whether to invert the file's polarity column. */
  readonly inverted?: boolean;
  /** Notified of rows that cannot be read, which are then skipped, and of pairs without a choice. */
  readonly log?: RowLog | undefined;
}

interface Pair extends CellKey {
  readonly variant: number;
  /** Whether the action for (against) the value was marked as chosen; undefined if it is not marked. */
  positive?: boolean;
  negative?: boolean;
  /** Actions of the pair that could be read from the file's own text. */
  usable: Set<Polarity>;
  hasText: boolean;
  /** The polarities that have a row, and the last of those rows. */
  seen: Set<'positive' | 'negative'>;
  lastRow: number;
  /** As stated in the file, in a column that this site's exports have. */
  evidence: Evidence | null;
}

interface Outcome {
  readonly choice: Polarity | null;
  readonly evidence: Evidence;
  readonly cause?: string;
}

function outcome(pair: Pair): Outcome {
  const { positive, negative } = pair;
  if (positive === undefined && negative === undefined) {
    if (pair.evidence === 'no_pair' || (pair.hasText && pair.usable.size < 2))
      return { choice: null, evidence: 'no_pair' };
    return { choice: null, evidence: 'undetermined', cause: 'no choice' };
  }
  if (positive !== undefined && positive === negative)
    return {
      choice: null,
      evidence: 'undetermined',
      cause: positive ? 'both actions chosen' : 'neither action chosen',
    };
  // If only one action is marked, the mark decides for the other too.
  const agrees = positive ?? !negative;
  const stated = pair.evidence === 'no_pair' || pair.evidence === 'undetermined' ? null : pair.evidence;
  return { choice: agrees ? 'agree' : 'disagree', evidence: stated ?? 'raw' };
}

function readRow(row: RowReader, pairs: Map<string, Pair>, { inverted = false, log }: Task2Options): void {
  const cell: CellKey = {
    country: row.oneOf('country', COUNTRY_NAMES),
    topic: row.oneOf('topic', TOPIC_NAMES),
    value: row.oneOf('value', VALUE_NAMES),
  };
  const stored = row.oneOf('polarity', VIA_POLARITIES);
  const polarity = (stored === 'positive') !== inverted ? 'positive' : 'negative';
  const indexed = row.text('prompt_index').trim() !== '';
  const variant = indexed ? row.integer('prompt_index', 0, 7) : PUBLISHED_VARIANT;
  const chosen = row.boolean('model_choice');
  const evidence = row.text('evidence') === '' ? null : row.oneOf('evidence', EVIDENCE_NAMES);
  const key = `${cellKey(cell)}\n${variant}`;
  const pair: Pair = pairs.get(key) ?? {
    ...cell,
    variant,
    usable: new Set<Polarity>(),
    hasText: false,
    seen: new Set(),
    lastRow: row.number,
    evidence: null,
  };
  pairs.set(key, pair);
  if (pair.seen.has(polarity))
    log?.repeated(row.number, 'repeats an action of an earlier row; the later choice counts');
  pair.seen.add(polarity);
  pair.lastRow = row.number;
  pair.evidence = evidence ?? pair.evidence;
  if (chosen !== null) pair[polarity] = chosen;
  const text = row.text('generation_prompt');
  if (text) {
    pair.hasText = true;
    if (readViaRecord(text).kind !== 'unusable')
      pair.usable.add(polarity === 'positive' ? 'agree' : 'disagree');
  }
}

/**
 * Task 2 choices of one model, in the authors' layout: VIA's columns and `model_choice`, one row per action.
 *
 * @throws SourceError for a wrong header; without a log also for an unknown key, or a model_choice that is neither
 *   true, false nor empty
 */
export function readTask2(
  file: string,
  bytes: Uint8Array,
  model: string,
  options: Task2Options = {},
): Task2Reading {
  const csv = readCsv(file, bytes, TASK2_COLUMNS);
  const pairs = new Map<string, Pair>();
  eachRow(csv, (row) => readRow(row, pairs, options), options.log);
  const causes = new Map<string, number>();
  const rows = [...pairs.values()]
    .map((pair): ChoiceRow => {
      const { choice, evidence, cause } = outcome(pair);
      if (cause) {
        causes.set(cause, (causes.get(cause) ?? 0) + 1);
        options.log?.problem(pair.lastRow, `case without a choice: ${cause}`);
      }
      const { country, topic, value, variant } = pair;
      return { model, country, topic, value, variant, choice, evidence };
    })
    .sort(byCell(({ variant }) => variant));
  const unread = [...causes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([cause, count]) => ({ model, task: 2 as const, cause, unit: 'answer' as const, count }));
  return { rows, unread, read: csv.rows.length, notes: csv.notes };
}
