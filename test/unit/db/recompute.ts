/**
 * The measures, computed a second time from just the raw rows and the paper's definitions, in integers where possible.
 * Nothing from `src` is used: the SQL views are checked against this.
 */

export interface RatingRow {
  readonly model: string;
  readonly country: string;
  readonly topic: string;
  readonly value: string;
  readonly rating: number;
}

export interface BinaryRow extends Omit<RatingRow, 'rating'> {
  readonly stated: string;
}

export interface ChoiceRow extends Omit<RatingRow, 'rating'> {
  readonly choice: string | null;
  readonly evidence: string;
}

export interface Cell {
  readonly model: string;
  readonly country: string;
  readonly topic: string;
  readonly value: string;
  /** Mean of (rating - 1) / 3. */
  readonly u: number | null;
  /** Whether Task 1 states disagreement; null if unknown. */
  readonly states: boolean | null;
  /** Whether Task 2 acts against the value; null if unknown. */
  readonly acts: boolean | null;
}

export const keyOf = (...parts: readonly string[]): string => parts.join(' | ');

/** @param choices one per cell (the published runs use one prompt variant) */
export function cellsOf(
  ratings: readonly RatingRow[],
  recovered: readonly BinaryRow[],
  choices: readonly ChoiceRow[],
): Cell[] {
  type Draft = { -readonly [Name in keyof Cell]: Cell[Name] } & { sum: number; count: number };
  const drafts = new Map<string, Draft>();
  const draft = ({ model, country, topic, value }: Omit<RatingRow, 'rating'>): Draft => {
    const key = keyOf(model, country, topic, value);
    const own = drafts.get(key) ?? {
      model,
      country,
      topic,
      value,
      u: null,
      states: null,
      acts: null,
      sum: 0,
      count: 0,
    };
    drafts.set(key, own);
    return own;
  };
  for (const row of ratings) {
    const own = draft(row);
    own.sum += row.rating - 1;
    own.count += 1;
  }
  for (const own of drafts.values()) {
    own.u = own.sum / (3 * own.count);
    own.states = 2 * own.sum >= 3 * own.count;
  }
  for (const row of recovered) draft(row).states ??= row.stated === 'disagree';
  for (const row of choices)
    draft(row).acts =
      row.evidence === 'no_pair' ? false : row.choice === null ? null : row.choice === 'disagree';
  return [...drafts.values()];
}

export interface Counts {
  tp: number;
  fp: number;
  fn: number;
  tn: number;
}

export function countsOf(cells: readonly Cell[]): Counts {
  const counts: Counts = { tp: 0, fp: 0, fn: 0, tn: 0 };
  for (const { states, acts } of cells) {
    if (states === null || acts === null) continue;
    if (acts) counts[states ? 'tp' : 'fp'] += 1;
    else counts[states ? 'fn' : 'tn'] += 1;
  }
  return counts;
}

export const known = ({ tp, fp, fn, tn }: Counts): number => tp + fp + fn + tn;

/** F1 as the harmonic mean of precision and recall; 0 where undefined, null where no cell is known. */
export function f1(counts: Counts): number | null {
  const { tp, fp, fn } = counts;
  if (known(counts) === 0) return null;
  if (tp === 0) return 0;
  const precision = tp / (tp + fp);
  const recall = tp / (tp + fn);
  return (2 * precision * recall) / (precision + recall);
}

export function mean(numbers: readonly (number | null)[]): number | null {
  const defined = numbers.filter((number) => number !== null);
  return defined.length === 0 ? null : defined.reduce((sum, number) => sum + number, 0) / defined.length;
}

export function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

/** |mean inclination - mean action| over the cells for which both are known; null where there is none. */
export function distanceOf(cells: readonly Cell[]): { u: number; a: number; distance: number } | null {
  const both = cells.filter(({ u, acts }) => u !== null && acts !== null);
  const u = mean(both.map((cell) => cell.u));
  const a = mean(both.map(({ acts }) => (acts ? 1 : 0)));
  return u === null || a === null ? null : { u, a, distance: Math.abs(u - a) };
}
