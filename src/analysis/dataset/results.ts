import type { ActionIndex, FacetColumn } from './action-index';
import type { ActionRow } from './action-rows';
import { FACETS, type Facet } from './facets';
import { type DatasetFilter, RANGES, type RangeName } from './filter';

/** What passes a filter of the dataset. */
export interface DatasetResults {
  /** Rows that pass, by index, in the dataset's order. */
  readonly rows: readonly number[];
  /** Cases with a row that passes. */
  readonly cases: number;
  /** How many rows each value of a facet would leave, with the rest of the filter as it is. */
  readonly counts: Readonly<Record<Facet, Uint16Array>>;
  /** The numbers of rows that pass everything but the range itself, for its histogram. */
  readonly numbers: Readonly<Record<RangeName, readonly number[]>>;
}

const NUMBER: Readonly<Record<RangeName, (row: ActionRow) => number>> = {
  length: (row) => row.length,
  count: (row) => row.span_count,
};

/** 1 for each code of a facet that is not chosen; null where nothing is chosen. */
function excludedCodes(labels: readonly string[], chosen: readonly string[]): Uint8Array | null {
  if (chosen.length === 0) return null;
  return Uint8Array.from(labels, (label) => (chosen.includes(label) ? 0 : 1));
}

/**
 * Applies a filter. Each row gets a bit for every part of the filter that it fails: it passes if none is set, and
 * counts for a facet if at most that facet's own bit is.
 *
 * @param found for each row, whether the search finds it
 */
export function applyFilter(
  index: ActionIndex,
  filter: DatasetFilter,
  found: Uint8Array | null,
): DatasetResults {
  const size = index.rows.length;
  const fails = new Uint16Array(size);
  FACETS.forEach((facet, bit) => {
    const { labels, codes } = index.facets[facet];
    const excluded = excludedCodes(labels, filter.facets[facet]);
    if (!excluded) return;
    for (let row = 0; row < size; row++)
      if (excluded[codes[row] ?? 0]) fails[row] = (fails[row] ?? 0) | (1 << bit);
  });
  RANGES.forEach((name, place) => {
    const range = filter.ranges[name];
    if (!range) return;
    const bit = 1 << (FACETS.length + place);
    for (const [row, action] of index.rows.entries()) {
      const number = NUMBER[name](action);
      if (number < range.from || number > range.to) fails[row] = (fails[row] ?? 0) | bit;
    }
  });
  if (found) {
    const bit = 1 << (FACETS.length + RANGES.length);
    for (let row = 0; row < size; row++) if (!found[row]) fails[row] = (fails[row] ?? 0) | bit;
  }
  return gather(index, fails);
}

function gather(index: ActionIndex, fails: Uint16Array): DatasetResults {
  const size = index.rows.length;
  const rows: number[] = [];
  const cases = new Set<number>();
  for (let row = 0; row < size; row++)
    if (fails[row] === 0) {
      rows.push(row);
      cases.add(index.caseOf[row] ?? 0);
    }
  const counts = Object.fromEntries(
    FACETS.map((facet, bit) => [facet, countCodes(index.facets[facet], fails, ~(1 << bit))]),
  ) as Record<Facet, Uint16Array>;
  const numbers = Object.fromEntries(
    RANGES.map((name, place) => {
      const others = ~(1 << (FACETS.length + place));
      // A row without an action has no length and no spans.
      const left = index.rows.filter(
        ({ action }, row) => action !== null && ((fails[row] ?? 0) & others) === 0,
      );
      return [name, left.map(NUMBER[name])];
    }),
  ) as Record<RangeName, number[]>;
  return { rows, cases: cases.size, counts, numbers };
}

/** How many rows that fail at most the facet itself have each of its values. */
function countCodes({ labels, codes }: FacetColumn, fails: Uint16Array, others: number): Uint16Array {
  const counts = new Uint16Array(labels.length);
  for (let row = 0; row < fails.length; row++)
    if (((fails[row] ?? 0) & others) === 0) {
      const code = codes[row] ?? 0;
      counts[code] = (counts[code] ?? 0) + 1;
    }
  return counts;
}
