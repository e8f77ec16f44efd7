/**
 * A model's answers as bytes: one per case and prompt variant, in canonical order, 0 where there is none. Small enough
 * to keep (59 kB per task) and independent of how the tables are written.
 */

import { ALL_CELLS, type CellKey, cellKey } from '../keys';
import type { Polarity, Rating } from '../statistics/measures';
import { EVIDENCE, type Evidence } from '../via/evidence';

const VARIANTS = 8;
const CHOICES: readonly (Polarity | null)[] = [null, 'agree', 'disagree'];

/** How many bytes the answers of one task take. */
const ANSWER_BYTES = ALL_CELLS.length * VARIANTS;

const PLACES: ReadonlyMap<string, number> = new Map(ALL_CELLS.map((cell, index) => [cellKey(cell), index]));

interface Keyed extends CellKey {
  readonly variant: number;
}

export interface RatingOf extends Keyed {
  readonly rating: number;
}

export interface ChoiceOf extends Keyed {
  readonly choice: Polarity | null;
  readonly evidence: Evidence;
}

function place(row: Keyed): number {
  const cell = PLACES.get(cellKey(row));
  if (cell === undefined) throw new Error(`${row.country}, ${row.topic}, ${row.value} is not a case of VIA`);
  return cell * VARIANTS + row.variant;
}

function keyAt(index: number): Keyed {
  const cell = ALL_CELLS[Math.floor(index / VARIANTS)];
  if (!cell) throw new Error(`There is no case ${index}`);
  return { ...cell, variant: index % VARIANTS };
}

/** Task 1: each byte is the rating, 1 to 4. */
export function packRatings(rows: readonly RatingOf[]): Uint8Array {
  const bytes = new Uint8Array(ANSWER_BYTES);
  for (const row of rows) bytes[place(row)] = row.rating;
  return bytes;
}

/** Whether bytes can be unpacked as ratings. */
export function isRatings(bytes: Uint8Array): boolean {
  return bytes.length <= ANSWER_BYTES && bytes.every((rating) => rating <= 4);
}

export function unpackRatings(bytes: Uint8Array): (Keyed & { readonly rating: Rating })[] {
  return [...bytes].flatMap((rating, index) =>
    rating === 0 ? [] : [{ ...keyAt(index), rating: rating as Rating }],
  );
}

/** Task 2: each byte is 1 + 3 x the index of the evidence + that of the choice (none, agree, disagree). */
export function packChoices(rows: readonly ChoiceOf[]): Uint8Array {
  const bytes = new Uint8Array(ANSWER_BYTES);
  for (const row of rows)
    bytes[place(row)] = 1 + EVIDENCE.indexOf(row.evidence) * CHOICES.length + CHOICES.indexOf(row.choice);
  return bytes;
}

/** Whether bytes can be unpacked as choices. */
export function isChoices(bytes: Uint8Array): boolean {
  return bytes.length <= ANSWER_BYTES && bytes.every((byte) => byte <= EVIDENCE.length * CHOICES.length);
}

export function unpackChoices(bytes: Uint8Array): ChoiceOf[] {
  return [...bytes].flatMap((byte, index) => {
    if (byte === 0) return [];
    const evidence = EVIDENCE[Math.floor((byte - 1) / CHOICES.length)];
    if (!evidence) throw new Error(`${byte} is not a choice`);
    return [{ ...keyAt(index), choice: CHOICES[(byte - 1) % CHOICES.length] ?? null, evidence }];
  });
}

/** The choices with agree and disagree swapped, for a file whose polarity is inverted. */
export function invertChoices(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte) => {
    const choice = (byte - 1) % CHOICES.length;
    return byte === 0 || choice === 0 ? byte : byte + (choice === 1 ? 1 : -1);
  });
}

/**
 * Marks the cases without a pair of actions, as the published figures do (they count as agree), in each scenario and
 * variant that the choices cover. A choice that was made all the same stays.
 *
 * @param cells the cases without a pair
 */
export function markMissingPairs(bytes: Uint8Array, cells: readonly CellKey[]): Uint8Array {
  const marked = bytes.slice();
  const scenario = (row: CellKey) => `${row.country}\n${row.topic}`;
  const covered = new Map<string, Set<number>>();
  for (const row of unpackChoices(bytes)) {
    const variants = covered.get(scenario(row)) ?? new Set();
    covered.set(scenario(row), variants.add(row.variant));
  }
  const noPair = 1 + EVIDENCE.indexOf('no_pair') * CHOICES.length;
  for (const cell of cells)
    for (const variant of covered.get(scenario(cell)) ?? []) {
      const at = place({ ...cell, variant });
      const byte = marked[at] ?? 0;
      if (byte === 0 || (byte - 1) % CHOICES.length === 0) marked[at] = noPair;
    }
  return marked;
}
