import { useMemo } from 'preact/hooks';
import { DIMENSIONS } from '../../analysis/dimensions';
import { MEASURES } from '../../analysis/measures';
import { type Draw, rowsLeftOut } from '../../charts/chart-spec';
import { dotSpec } from '../../charts/dot-spec';
import { VegaChart } from '../../charts/VegaChart';
import { Select } from '../../ui/Select';
import { chartedRows, dotData, focusColumn, rowName } from './explore-draw';
import type { Drawn } from './use-table';

interface Props extends Drawn {
  readonly domain: readonly [number, number];
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
