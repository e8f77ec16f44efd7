import type { UnreadCount } from '../../src/domain/manifest';
import type { Polarity } from '../../src/domain/measures';
import { readViaRecord } from '../../src/domain/via-record';
import type { Row } from '../parquet';
import { RowReader, readCsv } from './csv';
import {
  byCell,
  type CellKey,
  COUNTRY_NAMES,
  cellKey,
  TOPIC_NAMES,
  VALUE_NAMES,
  VIA_POLARITIES,
} from './keys';

const COLUMNS = ['country', 'topic', 'value', 'polarity', 'model_choice'];
/** The published runs use this variant; a file without prompt_index is one of them. */
export const PUBLISHED_VARIANT = 5;

/** Files whose polarity column is stored the wrong way round, a known fault of the release. */
const INVERTED_POLARITY: ReadonlySet<string> = new Set(['gpt-4o-mini']);

interface Pair extends CellKey {
  readonly variant: number;
  /** Whether the action for (against) the value was marked as chosen; undefined where the mark is absent. */
  positive?: boolean;
  negative?: boolean;
  /** Actions of the pair that could be read from the file's own text. */
  usable: Set<Polarity>;
  hasText: boolean;
}

type Outcome = { choice: Polarity | null; evidence: 'raw' | 'no_pair' | 'undetermined'; cause?: string };

function outcome(pair: Pair): Outcome {
  const { positive, negative } = pair;
  if (positive === undefined && negative === undefined) {
    if (pair.hasText && pair.usable.size < 2) return { choice: null, evidence: 'no_pair' };
    return { choice: null, evidence: 'undetermined', cause: 'no choice' };
  }
  if (positive !== undefined && positive === negative)
    return {
      choice: null,
      evidence: 'undetermined',
      cause: positive ? 'both actions chosen' : 'neither action chosen',
    };
  // With one mark alone, the other action is what it leaves over.
  const agrees = positive ?? !negative;
  return { choice: agrees ? 'agree' : 'disagree', evidence: 'raw' };
}

/**
 * Task 2 choices of one model, in the authors' layout: VIA's columns and `model_choice`, a row an action.
 *
 * @param stem the file's name without `_t2.csv`; that of GPT-4o-mini is read with its polarity turned round
 * @throws SourceError for a wrong header, an unknown key, or a model_choice that is neither true, false nor empty
 */
export function readTask2(
  file: string,
  bytes: Uint8Array,
  model: string,
  stem: string,
): { rows: Row[]; unread: UnreadCount[] } {
  const csv = readCsv(file, bytes, COLUMNS);
  const inverted = INVERTED_POLARITY.has(stem);
  const pairs = new Map<string, Pair>();
  for (let index = 0; index < csv.rows.length; index++) {
    const row = new RowReader(csv, index);
    const cell: CellKey = {
      country: row.oneOf('country', COUNTRY_NAMES),
      topic: row.oneOf('topic', TOPIC_NAMES),
      value: row.oneOf('value', VALUE_NAMES),
    };
    const stored = row.oneOf('polarity', VIA_POLARITIES);
    const polarity = (stored === 'positive') !== inverted ? 'positive' : 'negative';
    const indexed = csv.columns.includes('prompt_index') && row.text('prompt_index').trim() !== '';
    const variant = indexed ? row.integer('prompt_index', 0, 7) : PUBLISHED_VARIANT;
    const key = `${cellKey(cell)}\n${variant}`;
    const pair = pairs.get(key) ?? { ...cell, variant, usable: new Set<Polarity>(), hasText: false };
    pairs.set(key, pair);
    const chosen = row.boolean('model_choice');
    if (chosen !== null) pair[polarity] = chosen;
    const text = row.text('generation_prompt');
    if (text) {
      pair.hasText = true;
      if (readViaRecord(text).kind !== 'unusable')
        pair.usable.add(polarity === 'positive' ? 'agree' : 'disagree');
    }
  }
  const causes = new Map<string, number>();
  const rows = [...pairs.values()]
    .map((pair) => ({ pair, ...outcome(pair) }))
    .map(({ pair, choice, evidence, cause }) => {
      if (cause) causes.set(cause, (causes.get(cause) ?? 0) + 1);
      const { country, topic, value, variant } = pair;
      return { model, country, topic, value, variant, choice, evidence };
    })
    .sort(byCell(({ variant }) => variant));
  const unread = [...causes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([cause, count]) => ({ model, task: 2 as const, cause, unit: 'answer' as const, count }));
  return { rows, unread };
}
