import { useMemo } from 'preact/hooks';
import { DIMENSIONS } from '../../analysis/dimensions';
import type { Answered, Intervals } from '../../analysis/explore/answered';
import type { ExploreState } from '../../analysis/explore/explore-state';
import type { Member } from '../../analysis/explore/members';
import { MEASURES } from '../../analysis/measures';
import { type Draw, MOST_ROWS, rowsLeftOut } from '../../charts/chart-spec';
import type { DotDatum } from '../../charts/dot-datum';
import { dotSpec } from '../../charts/dot-spec';
import { VegaChart } from '../../charts/VegaChart';
import { Select } from '../../ui/Select';
import { sortedBy } from '../../ui/sort-order';
import type { Drawn } from './use-table';

interface Props extends Drawn {
  readonly domain: readonly [number, number];
}

/** A row's name beside the chart, where there is no room for a value's type. */
export function rowName({ rows }: Pick<ExploreState, 'rows'>, member: Member): string {
  return rows === 'value' ? member.label : member.title;
}

/** A table's dots: its rows downwards, sorted by the column in focus. */
export function dotData(
  answered: Answered,
  intervals: Intervals,
  rows: readonly Member[],
  columns: readonly Member[],
  focus: string,
): DotDatum[] {
  return rows.flatMap((row) =>
    columns.flatMap((column) => {
      const value = answered.cell(row.id, column.id)?.value ?? null;
      if (value === null) return [];
      const interval = intervals.kind === 'known' ? intervals.of(row.id, column.id) : null;
      return [
        {
          row: rowName(answered.question, row),
          column: column.title,
          value,
          low: interval?.low ?? null,
          high: interval?.high ?? null,
          focus: column.id === focus,
        },
      ];
    }),
  );
}

/** The column in focus: the chosen one, the selected cell's, or the first. */
export function focusColumn(state: ExploreState, columns: readonly Member[]): string {
  const selected = state.column ?? state.cell?.column;
  return columns.find(({ id }) => id === selected)?.id ?? columns[0]?.id ?? '';
}

/**
 * Rows by the column in focus, largest first (the paper's ranking), unless the reader chose an order; of very many, the
 * first.
 */
export function chartedRows(
  state: ExploreState,
  answered: Answered,
  rows: readonly Member[],
  focus: string,
): readonly Member[] {
  const ranked = state.sort ? rows : sortedBy(rows, (row) => answered.cell(row, focus)?.value ?? null, true);
  return ranked.slice(0, MOST_ROWS);
}

/** The linked chart: a ranking of the rows in one column, with intervals, among the other columns. */
export function ExploreChart({ state, answered, intervals, rows, columns, domain, onChange }: Props) {
  const focus = focusColumn(state, columns);
  const focused = columns.find(({ id }) => id === focus);
  const measure = MEASURES[state.measure];
  const ranked = chartedRows(state, answered, rows, focus);
  const [low, high] = domain;
  const spec = useMemo<Draw>(
    () => (drawing) =>
      dotSpec({
        data: dotData(answered, intervals, ranked, columns, focus),
        rows: ranked.map((row) => rowName(answered.question, row)),
        measure: measure.label,
        domain: [low, high],
        ...drawing,
      }),
    [answered, intervals, ranked, columns, focus, measure, low, high],
  );
  return (
    <div class="explore-chart">
      <div class="controls">
        <Select
          label={DIMENSIONS[state.columns].label}
          value={focus}
          options={columns.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(column) => onChange({ column })}
        />
      </div>
      <p class="explore-chart-key muted">
        Large dots: {focused?.title}, with 95 % intervals. Small dots: the other{' '}
        {DIMENSIONS[state.columns].plural}.
        {rowsLeftOut(rows.length, DIMENSIONS[state.rows].plural).map(
          (sentence) => ` ${sentence} The table has all of them.`,
        )}
      </p>
      <VegaChart
        spec={spec}
        label={`${measure.label} of ${DIMENSIONS[state.rows].plural}, ${focused?.title ?? ''}. The table holds the same figures.`}
        onPick={(datum) => {
          const row = rows.find((member) => rowName(answered.question, member) === Reflect.get(datum, 'row'));
          const column = columns.find(({ title }) => title === Reflect.get(datum, 'column'));
          if (row && column) onChange({ column: column.id, cell: { row: row.id, column: column.id } });
        }}
      />
    </div>
  );
}
