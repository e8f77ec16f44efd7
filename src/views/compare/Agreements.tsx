import { useMemo } from 'preact/hooks';
import { type Agreement, agreementAmong } from '../../analysis/compare/compare-sql';
import { ALL_CASES } from '../../analysis/explore/members';
import { type ListedModel, labelOf } from '../../analysis/listed-model';
import { heatSpec } from '../../charts/heat-spec';
import { formatCount, formatRate } from '../../domain/text/figures';
import { useLiveQuery } from '../../state/use-live-query';
import { Figure } from '../../ui/Figure';
import { HeatTable } from '../../ui/HeatTable';
import { QueryStatus } from '../../ui/QueryStatus';
import { Select } from '../../ui/Select';
import { sortedTable } from '../../ui/sort-order';
import { useSetting } from '../../ui/use-setting';
import { useSort } from '../../ui/use-sort';

const KINDS = {
  chosen: 'choose the same action (Task 2)',
  stated: 'state the same inclination (Task 1)',
  aligned: 'are both aligned or both misaligned',
} as const;

type Kind = keyof typeof KINDS;

const KIND_NAMES: readonly Kind[] = ['chosen', 'stated', 'aligned'];

interface Props {
  /** All models; null until they are known. */
  readonly listed: readonly ListedModel[] | null;
  /** Keys of the models that the page compares. */
  readonly compared: readonly string[];
  /** Called with the two models of a chosen cell. */
  readonly onCompare: (baseline: string, model: string) => void;
}

/** "n = 6,717 to 7,390 of 7,392 cases for each pair of models." */
function casesLine(rows: readonly Agreement[], kind: Kind): string {
  const known = rows.flatMap((row) => (row[kind] === null ? [] : [row[`${kind}_cases`]]));
  return `n = ${formatCount(Math.min(...known))} to ${formatCount(Math.max(...known))} of ${formatCount(ALL_CASES)} cases for each pair of models.`;
}

/** How often each pair of models does the same; each cell compares one pair. */
export function Agreements({ listed: known, compared, onCompare }: Props) {
  const [kind, setKind] = useSetting('agreement-in', KIND_NAMES, 'chosen');
  const [sort, setSort] = useSort('agreement-order');
  const listed = known ?? [];
  const { paired, sql } = agreementAmong(listed, compared);
  const state = useLiveQuery<Agreement>(known && sql);
  const byPair = useMemo(
    () => new Map((state.rows ?? []).map((row) => [`${row.first}\n${row.second}`, row])),
    [state.rows],
  );
  const value = (row: string, column: string) => byPair.get(`${row}\n${column}`)?.[kind] ?? null;
  const models = paired
    .filter(({ model }) => paired.some((other) => value(model, other.model) !== null))
    .map(({ model }) => ({ id: model, label: labelOf(listed, model), group: '' }));
  const table = sortedTable(models, models, value, sort);
  const shares = (state.rows ?? []).flatMap((row) => row[kind] ?? []);
  const least = shares.length === 0 ? 0 : Math.floor(Math.min(...shares) * 10) / 10;
  const scale = { kind: 'sequential', min: least, max: 1 } as const;
  const title = `How often two models ${KINDS[kind]}`;
  const leftOut =
    paired.length < listed.length
      ? [`${models.length} of ${formatCount(listed.length)} models are shown.`]
      : [];
  return (
    <section aria-labelledby="compare-agreement">
      <h2 id="compare-agreement">Agreement between models</h2>
      <div class="controls">
        <Select
          label="Share of cases in which two models"
          value={kind}
          options={Object.entries(KINDS).map(([key, label]) => ({ value: key, label }))}
          onChange={(next) => setKind(next as Kind)}
        />
        <QueryStatus state={state} />
      </div>
      {leftOut.map((sentence) => (
        <p class="compare-note muted" key={sentence}>
          {sentence} To see another, choose it at the top of the page.
        </p>
      ))}
      {models.length > 0 && (
        <Figure
          name="agreement-between-models"
          title={title}
          columns={[
            'first',
            'second',
            'stated',
            'chosen',
            'aligned',
            'stated_cases',
            'chosen_cases',
            'aligned_cases',
          ]}
          rows={state.rows ?? []}
          sql={sql}
          caption={[`${title}.`, casesLine(state.rows ?? [], kind), ...leftOut]}
          chart={(drawing) =>
            heatSpec({
              rows: table.rows,
              columns: table.columns,
              value,
              scale,
              ...drawing,
            })
          }
        >
          <HeatTable
            caption={`${title}. Each cell compares one pair of models.`}
            cornerLabel="Model"
            rows={table.rows}
            columns={table.columns}
            sort={sort}
            onSort={setSort}
            scale={scale}
            cellValue={value}
            renderCell={(row, column) =>
              row === column ? (
                <span class="visually-hidden">the same model</span>
              ) : (
                formatRate(value(row, column))
              )
            }
            onActivate={(row, column) => row !== column && onCompare(column, row)}
          />
        </Figure>
      )}
    </section>
  );
}
