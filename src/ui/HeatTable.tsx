import type { ComponentChildren } from 'preact';
import { useId, useMemo, useRef, useState } from 'preact/hooks';
import { heatClass, heatSteps, type Scale } from './color-scale';
import { formatRate } from './format';
import { gridMove } from './grid-move';
import { SortHeader } from './SortHeader';
import './heat.css';
import './heat-table.css';

export interface HeatTableRow {
  readonly id: string;
  readonly label: string;
  readonly title?: string;
}

export interface HeatTableColumn extends HeatTableRow {
  /** Neighbouring columns of one group share a heading; empty for none. */
  readonly group: string;
}

interface Props {
  readonly caption: string;
  readonly cornerLabel: string;
  readonly rows: readonly HeatTableRow[];
  readonly columns: readonly HeatTableColumn[];
  readonly scale: Scale;
  readonly cellValue: (row: string, column: string) => number | null;
  readonly renderCell: (row: string, column: string) => ComponentChildren;
  /** Enter, Space or a click on a cell. */
  readonly onActivate?: (row: string, column: string) => void;
}

interface Sort {
  readonly by: 'row' | 'column';
  readonly id: string;
  readonly descending: boolean;
}

function sorted<T extends { id: string }>(
  items: readonly T[],
  cellValue: (id: string) => number | null,
  descending: boolean,
) {
  const rank = (item: T) => cellValue(item.id) ?? Number.NEGATIVE_INFINITY;
  return [...items].sort((a, b) => {
    const [left, right] = [rank(a), rank(b)];
    // What is unknown stands last in either direction.
    if (!Number.isFinite(left) || !Number.isFinite(right))
      return Number(Number.isFinite(right)) - Number(Number.isFinite(left));
    return descending ? right - left : left - right;
  });
}

function groupsOf(columns: readonly HeatTableColumn[]): { group: string; span: number }[] {
  const groups: { group: string; span: number }[] = [];
  for (const { group } of columns) {
    const last = groups.at(-1);
    if (last && last.group === group) last.span += 1;
    else groups.push({ group, span: 1 });
  }
  return groups;
}

function Legend({ scale }: { scale: Scale }) {
  return (
    <div class="heat-legend" aria-hidden="true">
      <span>{formatRate(scale.min)}</span>
      {heatSteps(scale).map((step) => (
        <span key={step.className} class={`heat-legend-step ${step.className}`} />
      ))}
      <span>{formatRate(scale.max)}</span>
    </div>
  );
}

/**
 * A heatmap that is a table: a number in every cell, sorting by any row or column, arrow keys between the cells.
 */
export function HeatTable(props: Props) {
  const { cellValue, scale } = props;
  const [sort, setSort] = useState<Sort | null>(null);
  const [focus, setFocus] = useState({ row: 0, column: 0 });
  const captionId = useId();
  const table = useRef<HTMLTableElement>(null);

  const rows = useMemo(
    () =>
      sort?.by === 'column'
        ? sorted(props.rows, (row) => cellValue(row, sort.id), sort.descending)
        : props.rows,
    [props.rows, sort, cellValue],
  );
  const columns = useMemo(
    () =>
      sort?.by === 'row'
        ? sorted(props.columns, (column) => cellValue(sort.id, column), sort.descending)
        : props.columns,
    [props.columns, sort, cellValue],
  );
  const groups = groupsOf(columns);
  const grouped = sort?.by !== 'row' && groups.some(({ group }) => group !== '');

  const toggle = (by: Sort['by'], id: string) =>
    setSort((before) => {
      if (before?.by !== by || before.id !== id) return { by, id, descending: true };
      return before.descending ? { by, id, descending: false } : null;
    });
  const direction = (by: Sort['by'], id: string) =>
    sort?.by === by && sort.id === id ? (sort.descending ? 'descending' : 'ascending') : 'none';

  const onKeyDown = (event: KeyboardEvent) => {
    const next = gridMove(event.key, focus, { rows: rows.length, columns: columns.length });
    if (!next) return;
    event.preventDefault();
    setFocus(next);
    table.current?.querySelector<HTMLElement>(`[data-cell="${next.row},${next.column}"]`)?.focus();
  };

  return (
    <div class="heat">
      <p class="heat-caption" id={captionId}>
        {props.caption}
      </p>
      <div class="table-scroll" role="region" aria-labelledby={captionId} tabIndex={0}>
        <table class="heat-table" aria-labelledby={captionId} ref={table}>
          <thead>
            {grouped && (
              <tr class="heat-groups">
                <td />
                {groups.map(({ group, span }) => (
                  <th key={group} colSpan={span} scope="colgroup">
                    {group}
                  </th>
                ))}
              </tr>
            )}
            <tr>
              <th scope="col" class="heat-corner">
                {props.cornerLabel}
              </th>
              {columns.map((column) => (
                <SortHeader
                  key={column.id}
                  scope="col"
                  label={column.label}
                  title={column.title ?? column.label}
                  direction={direction('column', column.id)}
                  onSort={() => toggle('column', column.id)}
                />
              ))}
            </tr>
          </thead>
          <tbody onKeyDown={onKeyDown}>
            {rows.map((row, rowIndex) => (
              <tr key={row.id}>
                <SortHeader
                  scope="row"
                  label={row.label}
                  title={row.title ?? row.label}
                  direction={direction('row', row.id)}
                  onSort={() => toggle('row', row.id)}
                />
                {columns.map((column, columnIndex) => (
                  <td key={column.id} class={heatClass(scale, cellValue(row.id, column.id))}>
                    <button
                      type="button"
                      class="heat-cell"
                      data-cell={`${rowIndex},${columnIndex}`}
                      tabIndex={focus.row === rowIndex && focus.column === columnIndex ? 0 : -1}
                      onFocus={() => setFocus({ row: rowIndex, column: columnIndex })}
                      onClick={() => props.onActivate?.(row.id, column.id)}
                    >
                      {props.renderCell(row.id, column.id)}
                    </button>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Legend scale={scale} />
    </div>
  );
}
