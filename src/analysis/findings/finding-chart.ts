import type { Draw } from '../../charts/chart-spec';
import { dotSpec } from '../../charts/dot-spec';
import { heatSpec } from '../../charts/heat-spec';
import type { FindingChart } from './finding';

/** How a finding's chart is drawn. */
export function drawOf(chart: FindingChart): Draw {
  if (chart.kind === 'dots') return (drawing) => dotSpec({ ...chart, ...drawing });
  const members = (names: readonly string[]) => names.map((label, id) => ({ id, label }));
  const [min, max] = chart.range;
  return (drawing) =>
    heatSpec({
      rows: members(chart.rows),
      columns: members(chart.columns),
      rowTitle: chart.rowTitle,
      columnTitle: chart.columnTitle,
      value: (row, column) => chart.values[row]?.[column] ?? null,
      scale: { kind: 'sequential', min, max },
      ...drawing,
    });
}
