/** A model's file of raw Task 2 answers, held against the choices that are known of it already. */
import { byCell, type CellKey, cellKey } from '../domain/keys';
import type { Polarity } from '../domain/statistics/measures';
import type { Agreement } from '../domain/via/agreement';
import { PUBLISHED_VARIANT } from './row-keys';
import { ProblemGroups } from './row-log';
import { SourceError } from './source-error';
import { type ChoiceRow, readTask2, type Task2Reading } from './task2';

type KnownChoice = CellKey & { readonly choice: Polarity | null };

/** What is known of a model's choices without its file. */
export interface KnownChoices {
  readonly choices: readonly KnownChoice[];
  /** Whether they are those of the published run; else of another run of the same prompts. */
  readonly sameRun: boolean;
  /** Cases for which there is no pair of actions. */
  readonly noPair: readonly CellKey[];
}

/**
 * Choices known of a model: those of the published run, or where there are none those of a second run, of a few cases.
 *
 * @param published rows of task2_choices that no raw file gave, of all models
 * @param reruns rows of task2_prompt_variants
 */
export function knownChoices(
  model: string,
  published: readonly (KnownChoice & { readonly model: string; readonly evidence: string })[],
  reruns: readonly (KnownChoice & { readonly model: string; readonly variant: number })[],
): KnownChoices {
  const isKnown = (row: KnownChoice & { readonly model: string }) =>
    row.model === model && row.choice !== null;
  const noPair = new Map(
    published.filter(({ evidence }) => evidence === 'no_pair').map((row) => [cellKey(row), row]),
  );
  const own = published.filter(isKnown);
  const sameRun = own.length > 0;
  const again = reruns.filter((row) => isKnown(row) && row.variant === PUBLISHED_VARIANT);
  return { choices: sameRun ? own : again, sameRun, noPair: [...noPair.values()] };
}

/** The share of equal choices below which a file is not the model's. Another run repeats 90 to 100 % of the choices. */
const LEAST = { sameRun: 0.95, anotherRun: 0.8 };

const count = (number: number): string => number.toLocaleString('en-US');

function inverted(row: ChoiceRow): ChoiceRow {
  if (row.choice === null) return row;
  return { ...row, choice: row.choice === 'agree' ? 'disagree' : 'agree' };
}

/** @throws SourceError where the file agrees with too few of the known choices under either polarity */
function agreementOf(
  file: string,
  model: string,
  rows: readonly ChoiceRow[],
  { choices, sameRun }: KnownChoices,
): Omit<Agreement, 'refusedRows'> {
  const read = new Map(rows.map((row) => [cellKey(row), row.choice]));
  let compared = 0;
  let asStored = 0;
  for (const known of choices) {
    const choice = read.get(cellKey(known)) ?? null;
    if (choice === null || known.choice === null) continue;
    compared++;
    if (choice === known.choice) asStored++;
  }
  const swapped = compared - asStored;
  const equal = Math.max(asStored, swapped);
  const least = sameRun ? LEAST.sameRun : LEAST.anotherRun;
  if (2 * compared < choices.length || compared === 0)
    throw new SourceError(
      file,
      null,
      `has a choice in ${count(compared)} of the ${count(choices.length)} cases whose choice is known; it is cut off, or not this model’s`,
    );
  if (equal / compared <= least)
    throw new SourceError(
      file,
      null,
      `agrees with ${count(asStored)} of ${count(compared)} known choices as it is, and with ${count(swapped)} if its polarity is inverted; more than ${least * 100} % are expected of one of them`,
    );
  return { model, compared, equal, inverted: swapped > asStored, sameRun };
}

export interface RawTask2Reading extends Task2Reading {
  readonly agreement: Agreement;
}

/**
 * Choices from a model's raw file. Its polarity is the one under which it agrees with the known choices; cases without
 * a pair of actions are marked as such where the file has no choice. Rows that cannot be read are left out and counted.
 *
 * @throws SourceError for a wrong header, or where the file agrees with the known choices under neither polarity
 */
export function readRawTask2(
  file: string,
  bytes: Uint8Array,
  model: string,
  known: KnownChoices,
  progress?: (row: number, rows: number) => void,
): RawTask2Reading {
  const log = new ProblemGroups(progress);
  const reading = readTask2(file, bytes, model, { log });
  const agreement = {
    ...agreementOf(file, model, reading.rows, known),
    refusedRows: log.refusedRows,
  };
  const rows = agreement.inverted ? reading.rows.map(inverted) : reading.rows;
  const noPair = new Map(known.noPair.map((cell) => [cellKey(cell), cell]));
  const marked = rows.map((row) =>
    row.choice === null && noPair.has(cellKey(row)) ? { ...row, evidence: 'no_pair' as const } : row,
  );
  for (const row of rows) noPair.delete(cellKey(row));
  const missing = [...noPair.values()].map(
    ({ country, topic, value }): ChoiceRow => ({
      model,
      country,
      topic,
      value,
      variant: PUBLISHED_VARIANT,
      choice: null,
      evidence: 'no_pair',
    }),
  );
  return { ...reading, rows: [...marked, ...missing].sort(byCell(({ variant }) => variant)), agreement };
}
