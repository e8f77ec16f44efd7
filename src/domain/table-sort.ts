/** How a table is sorted: its rows by a column, or its columns by a row. */
export interface TableSort {
  readonly by: 'row' | 'column';
  readonly id: string;
  readonly descending: boolean;
}

/** A sort as written in an address, such as `column:desc:France`. */
export function sortText({ by, id, descending }: TableSort): string {
  return `${by}:${descending ? 'desc' : 'asc'}:${id}`;
}

/** The sort that an address's text means; null if none. */
export function readSortText(text: string): TableSort | null {
  const [, by, order, id] = /^(row|column):(asc|desc):(.+)$/s.exec(text) ?? [];
  return (by === 'row' || by === 'column') && id ? { by, id, descending: order === 'desc' } : null;
}
