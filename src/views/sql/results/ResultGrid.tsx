import { useCallback, useMemo, useRef, useState } from 'preact/hooks';
import type { ResultSet } from '../../../db/types';
import { formatCount } from '../../../domain/text/figures';
import { copyText } from '../../../platform/clipboard';
import type { SqlPage } from '../../../state/sql/sql-page';
import { LinkButton } from '../../../ui/Button';
import { gridMove } from '../../../ui/grid-move';
import { useVirtualizer } from '../../../ui/use-virtualizer';
import { ColumnDetails } from './ColumnDetails';
import { columnWidths } from './column-widths';
import { rowsThatFit } from './element-height';
import { FindInRows } from './FindInRows';
import { GridHead, headId, NUMBER_WIDTH } from './GridHead';
import { GridRows, rowId } from './GridRows';
import { RowPanel } from './RowPanel';
import { useGlances } from './use-glances';
import { type Sort, useRowOrder } from './use-row-order';
import './result-grid.css';

const ROW_HEIGHT = 29;
const HEADER_HEIGHT = 44;
const STATISTICS_HEIGHT = 44;
const PAGE_KEYS = 15;

interface Props {
  readonly page: SqlPage;
  readonly result: ResultSet;
  readonly label: string;
}

/**
 * A result as a table of any length. Arrow keys go from cell to cell, up into the headers, which sort and tell more;
 * a row can be opened.
 */
export function ResultGrid({ page: sql, result, label }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const details = useRef<HTMLDivElement>(null);
  const [sort, setSort] = useState<Sort | null>(null);
  const [active, setActive] = useState({ row: 0, column: 0 });
  const [opened, setOpened] = useState<'by click' | 'by key' | null>(null);
  const [detailed, setDetailed] = useState<number | null>(null);
  const [page, setPage] = useState(0);
  const [search, setSearch] = useState('');
  const { rows: order, waiting, error } = useRowOrder(result, sort, search);
  const shown = order?.length ?? result.rowCount;
  const hasStatistics = sql.statistics.shown.value;
  /** Rows of the head, which come before the first: at -2 the names, at -1 the statistics. */
  const heads = hasStatistics ? 2 : 1;
  const widths = useMemo(() => columnWidths(result, hasStatistics), [result, hasStatistics]);
  // Another function makes the virtualizer ask for the widths again.
  const columnKey = useCallback((column: number) => `${hasStatistics} ${column}`, [hasStatistics]);
  const perPage = rowsThatFit(ROW_HEIGHT);
  const first = page * perPage < shown ? page * perPage : 0;
  const count = Math.min(perPage, shown - first);
  const rows = useVirtualizer({
    count,
    estimateSize: () => ROW_HEIGHT,
    scroller,
    overscan: 6,
    covered: HEADER_HEIGHT + (hasStatistics ? STATISTICS_HEIGHT : 0),
  });
  const columns = useVirtualizer({
    count: result.columns.length,
    estimateSize: (column) => widths[column] ?? 80,
    getItemKey: columnKey,
    scroller,
    horizontal: true,
    overscan: 2,
    covered: NUMBER_WIDTH,
  });
  const inView = { from: columns.items[0]?.index ?? 0, to: columns.items.at(-1)?.index ?? -1 };
  const glances = useGlances(result, { ...inView, isOn: hasStatistics }, sql.runs.running);
  const rowOf = (place: number) => order?.[place] ?? place;
  const current = Math.max(0, active.row);

  const toggle = (column: number) =>
    setSort((before) => {
      if (before?.column !== column) return { column, descending: false };
      return before.descending ? null : { column, descending: true };
    });
  const showDetails = (column: number) => {
    details.current?.showPopover();
    setDetailed(column);
  };
  const focus = () => scroller.current?.focus({ preventScroll: true });
  const close = () => {
    setOpened(null);
    focus();
  };
  const goTo = (next: { readonly row: number; readonly column: number }) => {
    setActive(next);
    if (next.row >= 0) rows.scrollToIndex(next.row);
    columns.scrollToIndex(next.column);
  };
  const step = (by: 1 | -1) => {
    const place = first + current + by;
    setPage(Math.floor(place / perPage));
    goTo({ ...active, row: place % perPage });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && event.key === 'c' && !window.getSelection()?.toString()) {
      if (active.row >= 0) void copyText(result.text(rowOf(first + active.row), active.column) ?? '');
      return;
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      if (active.row === -heads) toggle(active.column);
      else if (active.row === -1) showDetails(active.column);
      else setOpened('by key');
      return;
    }
    if (event.key === 'Escape' && opened) return close();
    const size = { rows: count + heads, columns: result.columns.length };
    const paged = { PageDown: PAGE_KEYS, PageUp: -PAGE_KEYS }[event.key];
    const from = { row: active.row + heads, column: active.column };
    const next = paged
      ? { ...from, row: Math.max(heads, Math.min(size.rows - 1, from.row + paged)) }
      : gridMove(event.key, from, size);
    if (!next) return;
    event.preventDefault();
    goTo({ row: next.row - heads, column: next.column });
  };
  const onClick = (event: MouseEvent) => {
    const cell = (event.target as Element).closest<HTMLElement>('[data-cell]')?.dataset.cell;
    // Who has selected text wants to copy it.
    if (!cell || window.getSelection()?.toString()) return;
    const [row = 0, column = active.column] = cell.split(',').map(Number);
    setActive({ row, column });
    setOpened('by click');
    focus();
  };

  return (
    <div>
      <FindInRows found={search === '' || waiting ? null : shown} of={result.rowCount} onFind={setSearch} />
      {error && <p class="sql-empty" role="alert">{`DuckDB could not order these rows: ${error}`}</p>}
      <div class="result-beside">
        <div
          class="result-grid"
          role="grid"
          aria-label={label}
          aria-rowcount={shown + heads}
          aria-colcount={result.columns.length}
          aria-activedescendant={
            active.row < 0 ? headId(active.row, active.column) : rowId(active.row, active.column)
          }
          aria-busy={waiting}
          tabIndex={0}
          ref={scroller}
          onKeyDown={onKeyDown}
          onClick={onClick}
        >
          <GridHead
            result={result}
            columns={columns.items}
            width={columns.totalSize}
            sort={sort}
            statistics={hasStatistics ? glances : null}
            active={active}
            onSort={toggle}
            onDetails={showDetails}
          />
          <GridRows
            result={result}
            rows={rows}
            columns={columns}
            first={first}
            heads={heads}
            rowOf={rowOf}
            active={active}
            opened={opened ? current : null}
          />
        </div>
        {opened && current < count && (
          <RowPanel
            result={result}
            row={rowOf(first + current)}
            place={first + current}
            of={shown}
            takesFocus={opened === 'by key'}
            onStep={step}
            onClose={close}
          />
        )}
      </div>
      {hasStatistics && result.sampleRows < result.rowCount && (
        <p class="result-grid-pages">
          The statistics are of a sample of {formatCount(result.sampleRows)} rows; open a column’s for all.
        </p>
      )}
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
      <ColumnDetails result={result} column={detailed} panel={details} onClose={() => setDetailed(null)} />
    </div>
  );
}
