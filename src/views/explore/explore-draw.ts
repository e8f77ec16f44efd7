/** The explorer's answer as a chart. */
import { DIMENSIONS } from '../../analysis/dimensions';
import type { Answered, Intervals } from '../../analysis/explore/answered';
import type { ExploreState } from '../../analysis/explore/explore-state';
import type { Member } from '../../analysis/explore/members';
import { MEASURES } from '../../analysis/measures';
import { type Draw, MOST_ROWS } from '../../charts/chart-spec';
import type { Scale } from '../../charts/color-scale';
import type { DotDatum } from '../../charts/dot-datum';
import { dotSpec } from '../../charts/dot-spec';
import { heatSpec } from '../../charts/heat-spec';
import { sortedBy } from '../../ui/sort-order';
import type { Drawn } from './use-table';

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

/** The table as a picture, or the chart of one column, as the state says. */
export function exploreDraw({
  state,
  answered,
  intervals,
  rows,
  columns,
  scale,
}: Omit<Drawn, 'onChange'> & { readonly scale: Scale }): Draw {
  if (state.show === 'table')
    return (drawing) =>
      heatSpec({
        rows: rows.map(({ id, title }) => ({ id, label: title })),
        columns,
        value: (row, column) => answered.cell(row, column)?.value ?? null,
        rowTitle: DIMENSIONS[state.rows].label,
        columnTitle: DIMENSIONS[state.columns].label,
        scale,
        ...drawing,
      });
  const focus = focusColumn(state, columns);
  const ranked = chartedRows(state, answered, rows, focus);
  return (drawing) =>
    dotSpec({
      data: dotData(answered, intervals, ranked, columns, focus),
      rows: ranked.map((row) => rowName(state, row)),
      measure: `${MEASURES[state.measure].label}, ${columns.find(({ id }) => id === focus)?.title ?? ''}`,
      domain: [scale.min, scale.max],
      ...drawing,
    });
}
