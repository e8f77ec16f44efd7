import { useMemo } from 'preact/hooks';
import type { ScenarioCase } from '../../analysis/cases/scenario-figures';
import { coverageLine, ownModels } from '../../analysis/explore/explore-caption';
import { type ListedModel, labelOf } from '../../analysis/listed-model';
import type { Scale } from '../../charts/color-scale';
import { heatSpec } from '../../charts/heat-spec';
import { SCHWARTZ_VALUES } from '../../domain/schwartz-values';
import { formatRate } from '../../domain/text/figures';
import { Figure } from '../../ui/Figure';
import { HeatTable } from '../../ui/HeatTable';
import { Select } from '../../ui/Select';
import { sortedTable } from '../../ui/sort-order';
import { useSetting } from '../../ui/use-setting';
import { useSort } from '../../ui/use-sort';
import { useWindow } from '../../ui/use-window';

interface Props {
  readonly rows: readonly ScenarioCase[];
  readonly models: readonly ListedModel[];
  readonly present: readonly string[];
  /** Country and topic. */
  readonly place: string;
  readonly sql: string;
  readonly onOpen: (value: string, model: string) => void;
}

const SHOWN = {
  distance: { label: 'Distance', scale: { kind: 'sequential', min: 0, max: 1 } },
  misaligned: { label: 'Misaligned', scale: { kind: 'sequential', min: 0, max: 1 } },
  inclination: { label: 'Task 1 inclination', scale: { kind: 'lean', min: 0, max: 1 } },
  choice: { label: 'Task 2 choice', scale: { kind: 'lean', min: 0, max: 1 } },
} as const satisfies Record<string, { label: string; scale: Scale }>;

type Shown = keyof typeof SHOWN;

const SHOWN_NAMES: readonly Shown[] = ['distance', 'misaligned', 'inclination', 'choice'];

const MEANS: Readonly<Record<Shown, string>> = {
  distance: 'Distance between stated and chosen: 0 means equal, 1 opposite.',
  misaligned: 'Misaligned: ≠ (1) where stated and chosen differ, = (0) where they agree.',
  inclination: 'Task 1 inclination: 0 agrees, 1 disagrees.',
  choice: 'Task 2 choice: agree (0) or disagree (1).',
};

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

/** All values by all models, one figure per case; a cell opens its case. */
export function ValuesByModel({ rows, models, present, place, sql, onOpen }: Props) {
  const [shown, setShown] = useSetting('by-model-show', SHOWN_NAMES, 'distance');
  const [sort, setSort] = useSort('by-model-order');
  const byCell = useMemo(() => new Map(rows.map((row) => [`${row.value}\n${row.model}`, row])), [rows]);
  const cell = (value: string, model: string) => byCell.get(`${value}\n${model}`);
  const cellValue = (value: string, model: string) => numberOf(cell(value, model), shown);
  const table = sortedTable(
    SCHWARTZ_VALUES.map(({ value, type }) => ({ id: value, label: value, title: `${value} (${type})` })),
    present.map((model) => ({ id: model, label: labelOf(models, model), group: '' })),
    cellValue,
    sort,
  );
  const unknown = table.columns.filter((column) =>
    table.rows.every((row) => cellValue(row.id, column.id) === null),
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
      <Figure
        name="scenario-values-by-model"
        title={`${SHOWN[shown].label} of each value and model: ${place}`}
        columns={['model', 'value', 'inclination', 'stated', 'chosen', 'distance', 'misaligned', 'evidence']}
        rows={rows}
        sql={sql}
        caption={[
          `${place}: ${present.length} models. ${MEANS[shown]}`,
          coverageLine(
            rows.filter((row) => numberOf(row, shown) !== null).length,
            present.length * 56,
            'with a known figure',
          ),
          ...ownModels(models, present),
        ]}
        chart={(drawing) =>
          heatSpec({
            rows: table.rows,
            columns: table.columns,
            value: cellValue,
            scale: SHOWN[shown].scale,
            format: shown === 'choice' || shown === 'misaligned' ? 'd' : '.2f',
            ...drawing,
          })
        }
      >
        <HeatTable
          caption={`${MEANS[shown]} Select a cell to open its case.`}
          cornerLabel="Value"
          rows={table.rows}
          columns={table.columns}
          sort={sort}
          onSort={setSort}
          scale={SHOWN[shown].scale}
          cellValue={cellValue}
          renderCell={(value, model) => <Content row={cell(value, model)} shown={shown} />}
          useRange={useWindow}
          onActivate={onOpen}
        />
        {unknown.length > 0 && (
          <p class="scenario-note muted">
            — not known, for {unknown.map(({ label }) => label).join(' and ')} throughout: the release lacks
            the raw answers of one of the two tasks.
          </p>
        )}
      </Figure>
    </section>
  );
}
