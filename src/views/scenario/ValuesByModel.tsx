import { useMemo, useState } from 'preact/hooks';
import { SCHWARTZ_VALUES } from '../../domain/schwartz-values';
import type { ScenarioCase } from '../../models/cases/scenario-figures';
import { type ListedModel, labelOf } from '../../models/model-list';
import type { Scale } from '../../ui/color-scale';
import { formatRate } from '../../ui/format';
import { HeatTable } from '../../ui/HeatTable';
import { Select } from '../../ui/Select';
import { sortedTable, type TableSort } from '../../ui/sort-order';

interface Props {
  readonly rows: readonly ScenarioCase[];
  readonly models: readonly ListedModel[];
  readonly present: readonly string[];
  readonly onOpen: (value: string, model: string) => void;
}

const SHOWN = {
  distance: { label: 'Distance', scale: { kind: 'sequential', min: 0, max: 1 } },
  misaligned: { label: 'Misaligned', scale: { kind: 'sequential', min: 0, max: 1 } },
  inclination: { label: 'Task 1 inclination', scale: { kind: 'diverging', min: 0, max: 1 } },
  choice: { label: 'Task 2 choice', scale: { kind: 'diverging', min: 0, max: 1 } },
} as const satisfies Record<string, { label: string; scale: Scale }>;

type Shown = keyof typeof SHOWN;

function numberOf(row: ScenarioCase | undefined, shown: Shown): number | null {
  if (!row) return null;
  switch (shown) {
    case 'misaligned':
      return row.misaligned === null ? null : Number(row.misaligned);
    case 'choice':
      return row.chosen === null ? null : Number(row.chosen === 'disagree');
    default:
      return row[shown];
  }
}

function Content({ row, shown }: { row: ScenarioCase | undefined; shown: Shown }) {
  const value = numberOf(row, shown);
  if (value === null) return <>—</>;
  if (shown === 'misaligned') return <>{value === 1 ? '≠' : '='}</>;
  if (shown === 'choice') return <>{value === 1 ? 'disagree' : 'agree'}</>;
  return <>{formatRate(value)}</>;
}

/** All values by all models: one figure of each case; a cell opens the case. */
export function ValuesByModel({ rows, models, present, onOpen }: Props) {
  const [shown, setShown] = useState<Shown>('distance');
  const [sort, setSort] = useState<TableSort | null>(null);
  const byCell = useMemo(() => new Map(rows.map((row) => [`${row.value}\n${row.model}`, row])), [rows]);
  const cell = (value: string, model: string) => byCell.get(`${value}\n${model}`);
  const cellValue = (value: string, model: string) => numberOf(cell(value, model), shown);
  const table = sortedTable(
    SCHWARTZ_VALUES.map(({ value, type }) => ({ id: value, label: value, title: `${value} (${type})` })),
    present.map((model) => ({ id: model, label: labelOf(models, model), group: '' })),
    cellValue,
    sort,
  );
  return (
    <section aria-labelledby="scenario-all">
      <h2 id="scenario-all">All models, value by value</h2>
      <div class="controls">
        <Select
          label="Show"
          value={shown}
          options={Object.entries(SHOWN).map(([value, { label }]) => ({ value, label }))}
          onChange={(value) => setShown(value as Shown)}
        />
      </div>
      <HeatTable
        caption={
          shown === 'inclination' || shown === 'choice'
            ? `${SHOWN[shown].label}: 0 agrees, 1 disagrees. A cell opens the case.`
            : `${SHOWN[shown].label} of stated and chosen. A cell opens the case.`
        }
        cornerLabel="Value"
        rows={table.rows}
        columns={table.columns}
        sort={sort}
        onSort={setSort}
        scale={SHOWN[shown].scale}
        cellValue={cellValue}
        renderCell={(value, model) => <Content row={cell(value, model)} shown={shown} />}
        onActivate={onOpen}
      />
    </section>
  );
}
