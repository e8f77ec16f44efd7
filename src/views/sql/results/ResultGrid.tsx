import { useMemo, useRef, useState } from 'preact/hooks';
import type { ResultSet } from '../../../db/types';
import { copyText } from '../../../platform/clipboard';
import { LinkButton } from '../../../ui/Button';
import { formatCount } from '../../../ui/format';
import { gridMove } from '../../../ui/grid-move';
import { useVirtualizer } from '../../../ui/use-virtualizer';
import { CellInspector } from './CellInspector';
import { rowsThatFit } from './element-height';
import { FindInRows } from './FindInRows';
import { cellText } from './show-value';
import { type Sort, useRowOrder } from './use-row-order';
import './result-grid.css';

const ROW_HEIGHT = 29;
const HEADER_HEIGHT = 44;
const PAGE_KEYS = 15;

/** Rows that a column's width is judged by, and how many of their texts are measured: the longest. */
const JUDGED = { rows: 60, texts: 3 };
/** Of a text that is longer, only so much is ever shown. */
const MOST_LETTERS = 60;
const PADDING = 18;

/** Pixels that each column needs, judging by its name and first values. */
function widthsOf(result: ResultSet): number[] {
  const probe = document.createElement('span');
  document.body.append(probe);
  const width = (text: string, look: string) => {
    probe.className = `result-grid-probe ${look}`;
    probe.textContent = text.slice(0, MOST_LETTERS);
    return probe.offsetWidth;
  };
  const widths = result.columns.map(({ name, type }, column) => {
    const texts = Array.from(
      { length: Math.min(JUDGED.rows, result.rowCount) },
      (_, row) => cellText(result, row, column) ?? 'NULL',
    );
    const longest = texts.toSorted((a, b) => b.length - a.length).slice(0, JUDGED.texts);
    return Math.max(
      // With the sign that it is sorted.
      width(`${name} ▲`, 'result-grid-name'),
      width(type, 'result-grid-type'),
      ...longest.map((text) => width(text, '')),
    );
  });
  probe.remove();
  return widths.map((needed) => Math.min(380, Math.max(72, needed + PADDING)));
}

interface Props {
  readonly result: ResultSet;
  readonly label: string;
}

/** A result as a table of any length; arrow keys go from cell to cell, headers sort. */
export function ResultGrid({ result, label }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const [sort, setSort] = useState<Sort | null>(null);
  const [active, setActive] = useState({ row: 0, column: 0 });
  const [page, setPage] = useState(0);
  const [search, setSearch] = useState('');
  const { rows: order, waiting, error } = useRowOrder(result, sort, search);
  const shown = order?.length ?? result.rowCount;
  const widths = useMemo(() => widthsOf(result), [result]);
  const perPage = rowsThatFit(ROW_HEIGHT);
  const first = page * perPage < shown ? page * perPage : 0;
  const count = Math.min(perPage, shown - first);
  const rows = useVirtualizer({
    count,
    estimateSize: () => ROW_HEIGHT,
    scroller,
    overscan: 6,
    scrollPaddingStart: HEADER_HEIGHT,
  });
  const columns = useVirtualizer({
    count: result.columns.length,
    estimateSize: (column) => widths[column] ?? 80,
    scroller,
    horizontal: true,
    overscan: 2,
    scrollPaddingStart: 56,
  });
  const rowOf = (place: number) => order?.[place] ?? place;
  const id = (row: number, column: number) => `cell-${row}-${column}`;

  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && event.key === 'c' && !window.getSelection()?.toString()) {
      void copyText(result.text(rowOf(first + active.row), active.column) ?? '');
      return;
    }
    const size = { rows: count, columns: result.columns.length };
    const paged = { PageDown: PAGE_KEYS, PageUp: -PAGE_KEYS }[event.key];
    const next = paged
      ? { ...active, row: Math.max(0, Math.min(count - 1, active.row + paged)) }
      : gridMove(event.key, active, size);
    if (!next) return;
    event.preventDefault();
    setActive(next);
    rows.scrollToIndex(next.row);
    columns.scrollToIndex(next.column);
  };
  const onClick = (event: MouseEvent) => {
    const cell = (event.target as Element).closest<HTMLElement>('[data-cell]')?.dataset.cell;
    if (!cell) return;
    const [row = 0, column = 0] = cell.split(',').map(Number);
    setActive({ row, column });
    scroller.current?.focus({ preventScroll: true });
  };
  const toggle = (column: number) =>
    setSort((before) => {
      if (before?.column !== column) return { column, descending: false };
      return before.descending ? null : { column, descending: true };
    });

  return (
    <div>
      <FindInRows found={search === '' || waiting ? null : shown} of={result.rowCount} onFind={setSearch} />
      {error && <p class="sql-empty" role="alert">{`DuckDB could not order these rows: ${error}`}</p>}
      <div
        class="result-grid"
        role="grid"
        aria-label={label}
        aria-rowcount={shown + 1}
        aria-colcount={result.columns.length}
        aria-activedescendant={id(active.row, active.column)}
        aria-busy={waiting}
        tabIndex={0}
        ref={scroller}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        <div
          class="result-grid-head"
          role="row"
          tabIndex={-1}
          style={{ width: `${columns.totalSize + 56}px` }}
        >
          <span class="result-grid-corner" role="columnheader" tabIndex={-1} aria-label="Row" />
          {columns.items.map(({ index, start, size }) => {
            const own = result.columns[index];
            const direction =
              sort?.column === index ? (sort.descending ? 'descending' : 'ascending') : 'none';
            return (
              <span
                key={index}
                class="result-grid-header"
                role="columnheader"
                tabIndex={-1}
                aria-sort={direction}
                aria-colindex={index + 1}
                style={{ left: `${start + 56}px`, width: `${size}px` }}
              >
                <button
                  type="button"
                  tabIndex={-1}
                  title={`Sort by ${own?.name}`}
                  onClick={() => toggle(index)}
                >
                  <span class="result-grid-name">
                    {own?.name} {direction === 'none' ? '' : direction === 'ascending' ? '▲' : '▼'}
                  </span>
                  <span class="result-grid-type">{own?.type}</span>
                </button>
              </span>
            );
          })}
        </div>
        <div
          class="result-grid-body"
          role="rowgroup"
          style={{ height: `${rows.totalSize}px`, width: `${columns.totalSize + 56}px` }}
        >
          {rows.items.map(({ index: place, start: top }, slot) => {
            const row = rowOf(first + place);
            return (
              <div
                key={slot}
                class={`result-grid-row${place % 2 ? ' is-odd' : ''}`}
                role="row"
                tabIndex={-1}
                aria-rowindex={first + place + 2}
                style={{ transform: `translateY(${top}px)` }}
              >
                <span class="result-grid-number" role="rowheader" tabIndex={-1}>
                  {formatCount(first + place + 1)}
                </span>
                {columns.items.map(({ index, start, size }) => {
                  const own = result.columns[index];
                  const text = cellText(result, row, index);
                  const isActive = active.row === place && active.column === index;
                  return (
                    <span
                      key={index}
                      id={id(place, index)}
                      role="gridcell"
                      tabIndex={-1}
                      aria-colindex={index + 1}
                      aria-selected={isActive}
                      class={`result-grid-cell is-${own?.kind}${text === null ? ' is-null' : ''}${isActive ? ' is-active' : ''}`}
                      style={{ left: `${start + 56}px`, width: `${size}px` }}
                      data-cell={`${place},${index}`}
                    >
                      {text ?? 'NULL'}
                    </span>
                  );
                })}
              </div>
            );
          })}
        </div>
      </div>
      {perPage < shown && (
        <p class="result-grid-pages">
          Rows {formatCount(first + 1)} to {formatCount(first + count)} of {formatCount(shown)}:{' '}
          <LinkButton disabled={page === 0} onClick={() => setPage(page - 1)}>
            earlier
          </LinkButton>{' '}
          <LinkButton disabled={first + count >= shown} onClick={() => setPage(page + 1)}>
            later
          </LinkButton>
        </p>
      )}
      {active.row < count && (
        <CellInspector
          result={result}
          row={rowOf(first + active.row)}
          place={first + active.row}
          column={active.column}
        />
      )}
    </div>
  );
}
