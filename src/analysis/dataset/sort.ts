import { cellKey } from '../../domain/keys';
import type { ActionIndex } from './action-index';
import type { ActionRow, Choosers } from './action-rows';
import type { DatasetFilter, Sort } from './filter';

/** How far the models are from unanimous on a case: the size of the smaller camp. */
function split(row: ActionRow, choosers: Choosers | null): number {
  const own = choosers?.get(cellKey(row));
  return own ? Math.min(own.agree.length, own.disagree.length) : 0;
}

function comparison(sort: Sort, choosers: Choosers | null): ((a: ActionRow, b: ActionRow) => number) | null {
  switch (sort) {
    case 'dataset':
      return null;
    case 'value':
      return (a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0);
    case 'longest':
      return (a, b) => b.length - a.length;
    case 'shortest':
      // Those without an action have no length; they come last.
      return (a, b) => (a.length || Number.MAX_SAFE_INTEGER) - (b.length || Number.MAX_SAFE_INTEGER);
    case 'most spans':
      return (a, b) => b.span_count - a.span_count;
    case 'most split':
      return (a, b) => split(b, choosers) - split(a, choosers);
  }
}

/**
 * The list's items: row indexes in order or, laid out in pairs, case indexes in the order of their first rows.
 */
export function listItems(
  index: ActionIndex,
  rows: readonly number[],
  { sort, layout }: Pick<DatasetFilter, 'sort' | 'layout'>,
  choosers: Choosers | null,
): readonly number[] {
  const compare = comparison(sort, choosers);
  const row = (at: number) => index.rows[at] as ActionRow;
  const sorted = compare ? [...rows].sort((a, b) => compare(row(a), row(b)) || a - b) : rows;
  return layout === 'actions' ? sorted : [...new Set(sorted.map((at) => index.caseOf[at] ?? 0))];
}
