/** How a table is sorted: its rows by a column, or its columns by a row. */
export interface TableSort {
  readonly by: 'row' | 'column';
  readonly id: string;
  readonly descending: boolean;
}

/** A sort as it stands in an address, such as `column:desc:France`. */
export function sortText({ by, id, descending }: TableSort): string {
  return `${by}:${descending ? 'desc' : 'asc'}:${id}`;
}

/** The sort that a text of an address means; null for none. */
export function readSortText(text: string): TableSort | null {
  const [, by, order, id] = /^(row|column):(asc|desc):(.+)$/s.exec(text) ?? [];
  return (by === 'row' || by === 'column') && id ? { by, id, descending: order === 'desc' } : null;
}
