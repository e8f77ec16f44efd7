import { byCell, type CellKey, cellKey, VIA_POLARITIES } from '../domain/keys';
import type { UnreadCount } from '../domain/manifest';
import { task2Variant } from '../domain/prompts/variants';
import type { Polarity } from '../domain/statistics/measures';
import { EVIDENCE, type Evidence } from '../domain/via/evidence';
import { readViaRecord } from '../domain/via/via-record';
import { type Csv, eachRow, type RowReader, readCsv } from './csv';
import { cellOf, choiceVariant } from './row-keys';
import type { RowLog } from './row-log';

/** Columns of `<model>_t2.csv` that a reader needs. */
export const TASK2_COLUMNS = ['country', 'topic', 'value', 'polarity', 'model_choice'];
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

/**
 * What a row's answer says of its action, where the file's mark does not say it: the columns `selected_action` and
 * `skip_stage` are those of github.com/untakenJ/value-action-mechanistic, whose `model_choice` takes Option 1 for the
 * action against the value even in the prompts that name the options in reverse.
 */
function chosenInReverse(row: RowReader, polarity: string, variant: number): boolean | null {
  if (!row.has('skip_stage') || !task2Variant(variant).optionsReversed) return null;
  const [, option] = /^option ([12])$/i.exec(row.text('selected_action').trim()) ?? [];
  return option === undefined ? null : (option === '1') === (polarity === 'positive');
}

/** @returns whether the file's mark was corrected */
function readRow(row: RowReader, pairs: Map<string, Pair>, { inverted = false, log }: Task2Options): boolean {
  const cell = cellOf(row);
  const stored = row.oneOf('polarity', VIA_POLARITIES);
  const polarity = (stored === 'positive') !== inverted ? 'positive' : 'negative';
  const variant = choiceVariant(row);
  const marked = row.boolean('model_choice');
  const chosen = chosenInReverse(row, polarity, variant) ?? marked;
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
  return marked !== null && marked !== chosen;
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
  return choicesIn(readCsv(file, bytes, TASK2_COLUMNS), model, options);
}

/** As `readTask2`, of a file that has been read as CSV. */
export function choicesIn(csv: Csv, model: string, options: Task2Options = {}): Task2Reading {
  const pairs = new Map<string, Pair>();
  let corrected = 0;
  eachRow(
    csv,
    (row) => {
      corrected += Number(readRow(row, pairs, options));
    },
    options.log,
  );
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
  const notes = corrected > 0 ? [...csv.notes, correctedNote(corrected)] : csv.notes;
  return { rows, unread, read: csv.rows.length, notes };
}

const correctedNote = (rows: number): string =>
  `In ${rows.toLocaleString('en-US')} of its rows model_choice marks the other action: their prompts name the options in reverse, which the program that wrote the file does not consider. They were read from selected_action instead.`;
