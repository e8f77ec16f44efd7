import { useEffect, useState } from 'preact/hooks';
import type { ResultSet } from '../../../db/types';
import { type SortKey, sortIndex } from '../../../sql/sort-index';
import { asNumber, fullText } from './show-value';

export interface Sort {
  readonly column: number;
  readonly descending: boolean;
}

function keysOf(result: ResultSet, column: number): ArrayLike<SortKey> {
  const own = result.columns[column];
  if (!own) return [];
  const numeric = own.kind === 'number' || own.kind === 'time';
  return Array.from({ length: result.rowCount }, (_, row) => {
    const value = result.value(row, column);
    if (value === null) return null;
    if (numeric) return asNumber(value);
    return typeof value === 'boolean' ? Number(value) : fullText(value, own);
  });
}

/** The order in which rows are shown: null for the result's own, or while it is being sorted. */
export function useSortedRows(
  result: ResultSet,
  sort: Sort | null,
): { readonly order: Uint32Array | null; readonly sorting: boolean } {
  const [sorted, setSorted] = useState<{ result: ResultSet; sort: Sort; order: Uint32Array } | null>(null);
  useEffect(() => {
    if (!sort) return;
    const controller = new AbortController();
    sortIndex(keysOf(result, sort.column), sort.descending, controller.signal)
      .then((order) => setSorted({ result, sort, order }))
      .catch(() => {});
    return () => controller.abort();
  }, [result, sort]);
  const current = sort !== null && sorted?.result === result && sorted.sort === sort;
  return { order: current ? sorted.order : null, sorting: sort !== null && !current };
}
