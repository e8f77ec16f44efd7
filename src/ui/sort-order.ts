import type { TableSort } from '../domain/table-sort';

export type { TableSort };

/** Members sorted by number, those without one last in either direction. The sort is stable. */
export function sortedBy<T extends { readonly id: string }>(
  members: readonly T[],
  numberOf: (id: string) => number | null,
  descending: boolean,
): readonly T[] {
  const known = (value: number | null): value is number => value !== null && Number.isFinite(value);
  return members
    .map((member) => ({ member, value: numberOf(member.id) }))
    .sort((a, b) => {
      if (!known(a.value) || !known(b.value)) return Number(known(b.value)) - Number(known(a.value));
      return descending ? b.value - a.value : a.value - b.value;
    })
    .map(({ member }) => member);
}

/** First descending, then ascending, then unsorted. */
export function nextSort(before: TableSort | null, by: TableSort['by'], id: string): TableSort | null {
  if (before?.by !== by || before.id !== id) return { by, id, descending: true };
  return before.descending ? { by, id, descending: false } : null;
}

/** Rows and columns in sorted order. */
export function sortedTable<Row extends { readonly id: string }, Column extends { readonly id: string }>(
  rows: readonly Row[],
  columns: readonly Column[],
  cellValue: (row: string, column: string) => number | null,
  sort: TableSort | null,
): { readonly rows: readonly Row[]; readonly columns: readonly Column[] } {
  if (!sort) return { rows, columns };
  return sort.by === 'column'
    ? { rows: sortedBy(rows, (row) => cellValue(row, sort.id), sort.descending), columns }
    : { rows, columns: sortedBy(columns, (column) => cellValue(sort.id, column), sort.descending) };
}
