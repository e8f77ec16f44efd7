import type { Answer } from '../../analysis/explore/explore-sql';
import { MEASURES, type Measure } from '../../analysis/measures';
import type { Scale } from '../../charts/color-scale';
import { cohenKappa } from '../../domain/statistics/measures';
import { formatPercent, formatRate } from '../../domain/text/figures';
import { HeatTable } from '../../ui/HeatTable';
import { useWindow } from '../../ui/use-window';
import type { Drawn } from './use-table';

interface Props extends Drawn {
  readonly scale: Scale;
  readonly caption: string;
  readonly cornerLabel: string;
  /** How many cases a cell would hold if all were known. */
  readonly casesIn: (row: string, column: string) => number;
}

const FULL_COVERAGE = 0.995;
/** With more columns than this there is no room for intervals in the cells. */
export const INTERVAL_COLUMNS = 14;

function short(value: number): string {
  const text = Math.abs(value).toFixed(2).replace(/^0\./, '.');
  return value < 0 && text !== '.00' ? `−${text}` : text;
}

/** ".24–.53"; "to" where a minus sign would be confused with the dash. */
function intervalText(low: number, high: number): string {
  return `${short(low)}${low < 0 ? ' to ' : '–'}${short(high)}`;
}

/** "kappa .37, rate when shuffled .12, highest rate .69"; the cell's panel has them as well. */
function besideText(cell: Answer): string | undefined {
  const others = Object.entries(cell.beside).map(
    ([name, value]) => `${MEASURES[name as Measure].phrase} ${formatRate(value)}`,
  );
  if (others.length === 0) return undefined;
  return [`kappa ${formatRate(cohenKappa(cell))}`, ...others].join(', ');
}

/** The explorer's heatmap: a number per cell, its interval below where there is room, incomplete cells marked. */
export function ExploreTable(props: Props) {
  const { state, answered, intervals, rows, columns, onChange } = props;
  const withIntervals = intervals.kind === 'known' && columns.length <= INTERVAL_COLUMNS;
  const sorted = state.sort && state.sort.by !== 'similarity' ? state.sort : null;

  const renderCell = (row: string, column: string) => {
    const cell = answered.cell(row, column);
    if (!cell || cell.value === null) return <span title={cell ? 'undefined here' : 'nothing known'}>—</span>;
    const coverage = cell.known / props.casesIn(row, column);
    const title = besideText(cell);
    // A large table is kept as light as possible.
    if (!withIntervals && coverage >= FULL_COVERAGE) return formatRate(cell.value);
    const interval = withIntervals ? intervals.of(row, column) : null;
    return (
      <span class="explore-cell" title={title}>
        <span>
          {formatRate(cell.value)}
          {coverage < FULL_COVERAGE && <sup title={`${formatPercent(coverage)} of cases known`}>‡</sup>}
        </span>
        {withIntervals && (
          <span class="explore-interval">{interval ? intervalText(interval.low, interval.high) : ''}</span>
        )}
      </span>
    );
  };

  return (
    <HeatTable
      caption={props.caption}
      cornerLabel={props.cornerLabel}
      rows={rows.map(({ id, label, title }) => ({
        id,
        label: state.rows === 'country' || state.rows === 'topic' ? title : label,
        title,
      }))}
      columns={columns.map((column) => (state.sort ? { ...column, group: '' } : column))}
      sort={sorted}
      onSort={(sort) => onChange({ sort })}
      scale={props.scale}
      cellValue={(row, column) => answered.cell(row, column)?.value ?? null}
      renderCell={renderCell}
      useRange={useWindow}
      selected={state.cell}
      onActivate={(row, column) => onChange({ cell: { row, column } })}
    />
  );
}
