import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type UseRange, useWhole } from './axis-range';
import { type GridPlace, gridMove } from './grid-move';
import { HeatLegend } from './HeatLegend';
import { direction, Gap, type HeatFigures, HeatRow, type HeatTableColumn } from './HeatRow';
import { SortHeader } from './SortHeader';
import { nextSort } from './sort-order';
import { TableScroll } from './TableScroll';
import { useLateRows } from './use-late-rows';

import './heat.css';
import './heat-table.css';

interface Props extends HeatFigures {
  readonly caption: ComponentChildren;
  readonly cornerLabel: string;
  /** Enter, Space or a click on a cell. */
  readonly onActivate?: (row: string, column: string) => void;
  /** For tables that may be large: renders only what is in view. Must be the same hook at every render. */
  readonly useRange?: UseRange;
}

/** With more cells or rows than this, only those in view are rendered. */
const WINDOWED_CELLS = 1200;
const WINDOWED_ROWS = 60;
/** Size of a row and a column in pixels then, as in `heat-table.css`; with few columns a cell may hold two lines. */
const ROW_HEIGHT = 30;
const TALL_ROW_HEIGHT = 48;
const COLUMN_WIDTH = 52;
const ROW_HEADER_WIDTH = 184;
const COLUMN_HEADER_HEIGHT = 132;
/** With more columns than this, labels are upright. */
const MANY_COLUMNS = 14;
/** With more rows than this, rows are closer together. */
const MANY_ROWS = 20;

function groupsOf(columns: readonly HeatTableColumn[]): { group: string; span: number }[] {
  const groups: { group: string; span: number }[] = [];
  for (const { group } of columns) {
    const last = groups.at(-1);
    if (last && last.group === group) last.span += 1;
    else groups.push({ group, span: 1 });
  }
  return groups;
}

/** The cell of an event: handlers are on the table, which may have hundreds of cells. */
function placeOf(target: EventTarget | null): GridPlace | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-cell]') : null;
  const [row, column] = (cell?.dataset.cell ?? '').split(',').map(Number);
  return cell && row !== undefined && column !== undefined ? { row, column } : null;
}

function GapRow({ height }: { height: number }) {
  return height > 0 ? (
    <tr>
      <td class="heat-gap" style={{ height: `${height}px` }} aria-hidden="true" />
    </tr>
  ) : null;
}

/**
 * A heatmap that is a table: a number in every cell, sorting by any row or column, arrow keys between the cells. With
 * `useRange`, a large one scrolls within its own frame.
 */
export function HeatTable(props: Props) {
  const { rows, columns, scale, sort } = props;
  const [focus, setFocus] = useState<GridPlace>({ row: 0, column: 0 });
  /** Where the focus goes once it is rendered. */
  const target = useRef<GridPlace | null>(null);
  const captionId = useId();
  const scroller = useRef<HTMLDivElement>(null);

  const { useRange = useWhole } = props;
  const windowed =
    useRange !== useWhole && (rows.length > WINDOWED_ROWS || rows.length * columns.length > WINDOWED_CELLS);
  const upright = columns.length > MANY_COLUMNS;
  const height = upright ? ROW_HEIGHT : TALL_ROW_HEIGHT;
  const covered = upright ? COLUMN_HEADER_HEIGHT : TALL_ROW_HEIGHT;
  const vertical = useRange(scroller, rows.length, windowed ? height : null, { covered });
  const horizontal = useRange(scroller, columns.length, windowed && upright ? COLUMN_WIDTH : null, {
    horizontal: true,
    covered: ROW_HEADER_WIDTH,
  });
  const [down, across] = [vertical.range, horizontal.range];
  const shownIn = useLateRows({ scroller, covered, height: windowed ? height : null }, props);
  const groups = groupsOf(columns);
  const grouped = !windowed && groups.length < columns.length && groups.some(({ group }) => group !== '');

  // Tab always finds a cell, even when the one it left is out of view.
  const tabbable = {
    row: focus.row >= down.from && focus.row < down.to ? focus.row : down.from,
    column: focus.column >= across.from && focus.column < across.to ? focus.column : across.from,
  };
  // At once: a key pressed between two frames would find no focused cell.
  useLayoutEffect(() => {
    if (!target.current) return;
    const { row, column } = target.current;
    const cell = scroller.current?.querySelector<HTMLElement>(`[data-cell="${row},${column}"]`);
    if (!cell) return;
    target.current = null;
    cell.focus({ preventScroll: true });
    // Browsers leave a focused cell as it is where only a part of it can be seen.
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // From where earlier keys led, even if that is not in view yet.
    const next = gridMove(event.key, target.current ?? tabbable, {
      rows: rows.length,
      columns: columns.length,
    });
    if (!next) return;
    event.preventDefault();
    target.current = next;
    setFocus(next);
    vertical.reveal(next.row);
    horizontal.reveal(next.column);
  };
  return (
    <div>
      <div class="heat-caption muted" id={captionId}>
        {props.caption}
      </div>
      <TableScroll name={{ id: captionId }} {...(windowed ? { class: 'is-windowed' } : {})} frame={scroller}>
        <table
          class={`heat-table${upright ? ' has-many-columns' : ''}${rows.length > MANY_ROWS ? ' has-many-rows' : ''}`}
          aria-labelledby={captionId}
          aria-rowcount={windowed ? rows.length + 1 : undefined}
          aria-colcount={windowed ? columns.length + 1 : undefined}
          style={
            windowed
              ? { [upright ? 'width' : 'minWidth']: `${ROW_HEADER_WIDTH + columns.length * COLUMN_WIDTH}px` }
              : undefined
          }
        >
          <thead>
            {grouped && (
              <tr class="heat-groups">
                <td />
                {groups.map(({ group, span }, index) => (
                  <th key={`${group} ${index}`} colSpan={span} scope="colgroup">
                    {group}
                  </th>
                ))}
              </tr>
            )}
            <tr>
              <th scope="col" class="heat-corner">
                {props.cornerLabel}
              </th>
              <Gap width={across.before} />
              {columns.slice(across.from, across.to).map((column, index) => (
                <SortHeader
                  key={column.id}
                  scope="col"
                  label={column.label}
                  title={column.title ?? column.label}
                  direction={direction(sort, 'column', column.id)}
                  position={windowed ? across.from + index + 2 : undefined}
                  onSort={() => props.onSort(nextSort(sort, 'column', column.id))}
                />
              ))}
              <Gap width={across.after} />
            </tr>
          </thead>
          <tbody
            onKeyDown={onKeyDown}
            onFocusIn={({ target: on }) => {
              const place = placeOf(on);
              if (place) setFocus(place);
            }}
            onClick={({ target: on }) => {
              const place = placeOf(on);
              const [row, column] = [rows[place?.row ?? -1], columns[place?.column ?? -1]];
              if (row && column) props.onActivate?.(row.id, column.id);
            }}
          >
            <GapRow height={down.before} />
            {rows.slice(down.from, down.to).map((row, offset) => {
              const index = down.from + offset;
              const before = shownIn(index);
              return (
                <HeatRow
                  key={row.id}
                  table={before.rows[index]?.id === row.id ? before : props}
                  index={index}
                  windowed={windowed}
                  tabbable={tabbable.row === index ? tabbable.column : null}
                  {...across}
                />
              );
            })}
            <GapRow height={down.after} />
          </tbody>
        </table>
      </TableScroll>
      <HeatLegend scale={scale} />
    </div>
  );
}
