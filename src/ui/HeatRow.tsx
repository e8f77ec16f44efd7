import type { ComponentChildren } from 'preact';
import { memo } from 'preact/compat';
import { heatClass, type Scale } from '../charts/color-scale';
import type { Range } from './axis-range';
import { SortHeader } from './SortHeader';
import { nextSort, type TableSort } from './sort-order';

export interface HeatTableRow {
  readonly id: string;
  readonly label: string;
  readonly title?: string;
}

export interface HeatTableColumn extends HeatTableRow {
  /** Neighbouring columns of one group share a heading; empty for none. */
  readonly group: string;
}

/** What a heat table shows. */
export interface HeatFigures {
  /** In display order. */
  readonly rows: readonly HeatTableRow[];
  readonly columns: readonly HeatTableColumn[];
  readonly sort: TableSort | null;
  readonly onSort: (sort: TableSort | null) => void;
  readonly scale: Scale;
  readonly cellValue: (row: string, column: string) => number | null;
  readonly renderCell: (row: string, column: string) => ComponentChildren;
  readonly selected?: { readonly row: string; readonly column: string } | null;
}

/** Which way the table is sorted by a row or column. */
export function direction(sort: TableSort | null, by: TableSort['by'], id: string) {
  if (sort?.by !== by || sort.id !== id) return 'none';
  return sort.descending ? 'descending' : 'ascending';
}

/** Columns that are not rendered. */
export function Gap({ width }: { width: number }) {
  return width > 0 ? <td class="heat-gap" style={{ width: `${width}px` }} aria-hidden="true" /> : null;
}

interface Props extends Range {
  readonly table: HeatFigures;
  /** Which of the table's rows. */
  readonly index: number;
  /** Whether the table renders only what is in view. */
  readonly windowed: boolean;
  /** The column whose cell Tab finds; null where it is in another row. */
  readonly tabbable: number | null;
}

/** A row of a heat table, rendered again only where something of it may have changed. */
export const HeatRow = memo(function HeatRow({ table, index, windowed, tabbable, ...across }: Props) {
  const { columns, sort, selected } = table;
  const row = table.rows[index];
  if (!row) return null;
  return (
    <tr aria-rowindex={windowed ? index + 2 : undefined}>
      <SortHeader
        scope="row"
        label={row.label}
        title={row.title ?? row.label}
        direction={direction(sort, 'row', row.id)}
        onSort={() => table.onSort(nextSort(sort, 'row', row.id))}
      />
      <Gap width={across.before} />
      {columns.slice(across.from, across.to).map((column, offset) => {
        const columnIndex = across.from + offset;
        const current = selected?.row === row.id && selected.column === column.id;
        return (
          <td
            key={column.id}
            class={heatClass(table.scale, table.cellValue(row.id, column.id))}
            aria-colindex={windowed ? columnIndex + 2 : undefined}
          >
            <button
              type="button"
              class={current ? 'heat-cell is-selected' : 'heat-cell'}
              aria-pressed={selected === undefined ? undefined : current}
              data-cell={`${index},${columnIndex}`}
              tabIndex={tabbable === columnIndex ? 0 : -1}
            >
              {table.renderCell(row.id, column.id)}
            </button>
          </td>
        );
      })}
      <Gap width={across.after} />
    </tr>
  );
});
