import { useMemo } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { type CaseModel, NEIGHBOURS_SQL, type Neighbour } from '../../analysis/cases/case-figures';
import { coverageLine } from '../../analysis/explore/explore-caption';
import { caseLink } from '../../analysis/links';
import { dot } from '../../charts/dot-datum';
import { dotSpec } from '../../charts/dot-spec';
import { heatSpec } from '../../charts/heat-spec';
import { COUNTRIES, POSTER_COUNTRY_ORDER } from '../../domain/countries';
import { SCHWARTZ_TYPES } from '../../domain/schwartz-values';
import { formatRate } from '../../domain/text/figures';
import { TOPICS } from '../../domain/topics';
import { withParameters } from '../../sql/quote';
import { useLiveQuery } from '../../state/use-live-query';
import { Fact } from '../../ui/Fact';
import { Figure } from '../../ui/Figure';
import { HeatTable } from '../../ui/HeatTable';
import { QueryStatus } from '../../ui/QueryStatus';
import { sortedTable } from '../../ui/sort-order';
import { Term } from '../../ui/Term';
import { useSort } from '../../ui/use-sort';

interface Props {
  readonly country: string;
  readonly topic: string;
  readonly value: string;
  readonly model: string;
  readonly label: string;
  /** All cases of this scenario. */
  readonly scenario: readonly CaseModel[];
}

const DISTANCES = { kind: 'sequential', min: 0, max: 1 } as const;

const CODES = new Map(
  COUNTRIES.map(({ country, code, region }) => [country, { code, region: region as string }]),
);

/** The same value in all scenarios, and the other values of this one. */
export function Neighbours({ country, topic, value, model, label, scenario }: Props) {
  const elsewhere = useLiveQuery<Neighbour>(NEIGHBOURS_SQL, [model, value], { keep: false });
  const [, navigate] = useLocation();
  const [sort, setSort] = useSort('elsewhere-order');
  const byPlace = useMemo(
    () => new Map((elsewhere.rows ?? []).map((row) => [`${row.topic}\n${row.country}`, row])),
    [elsewhere.rows],
  );
  const at = (row: string, column: string) => byPlace.get(`${row}\n${column}`);
  // Even where inclinations are unknown, it is known whether the two match.
  const cellValue = (row: string, column: string) => {
    const found = at(row, column);
    return found?.distance ?? (found?.misaligned == null ? null : Number(found.misaligned));
  };
  const table = sortedTable(
    TOPICS.map((entry) => ({ id: entry.topic, label: entry.topic })),
    POSTER_COUNTRY_ORDER.map((name) => ({
      id: name,
      label: CODES.get(name)?.code ?? name,
      title: name,
      group: sort?.by === 'row' ? '' : (CODES.get(name)?.region ?? ''),
    })),
    cellValue,
    sort,
  );
  const others = new Map(scenario.filter((row) => row.model === model).map((row) => [row.value, row]));
  return (
    <>
      <section aria-labelledby="case-elsewhere">
        <h2 id="case-elsewhere">
          {value} elsewhere, {label}
        </h2>
        <QueryStatus state={elsewhere} />
        <p class="case-note muted">
          The <Term id="alignment-distance">distance</Term> between stated and done in every{' '}
          <Term id="scenario">scenario</Term>.
        </p>
        {elsewhere.rows && (
          <Figure
            name="case-elsewhere"
            title={`Distance of stated and chosen by topic, ${country}; small: the other countries. ${value}, ${label}`}
            columns={['country', 'topic', 'stated', 'chosen', 'distance', 'misaligned']}
            rows={elsewhere.rows}
            sql={withParameters(NEIGHBOURS_SQL, [model, value])}
            caption={[
              `${value}, ${label}.`,
              coverageLine(elsewhere.rows.filter(({ misaligned }) => misaligned !== null).length, 132),
            ]}
            chart={(drawing) =>
              dotSpec({
                data: table.rows.flatMap((row) =>
                  table.columns.flatMap((column) =>
                    dot(
                      row.label,
                      column.title ?? column.label,
                      cellValue(row.id, column.id),
                      column.id === country,
                    ),
                  ),
                ),
                rows: table.rows.map(({ label: name }) => name),
                measure: 'Distance',
                domain: [0, 1],
                ...drawing,
              })
            }
            picture={(drawing) =>
              heatSpec({
                rows: table.rows,
                columns: table.columns,
                value: cellValue,
                scale: DISTANCES,
                ...drawing,
              })
            }
          >
            <HeatTable
              caption="≠ where statement and action differ. Select a cell to open its case."
              cornerLabel="Topic"
              rows={table.rows}
              columns={table.columns}
              sort={sort}
              onSort={setSort}
              scale={DISTANCES}
              cellValue={cellValue}
              renderCell={(row, column) => {
                const found = at(row, column);
                if (!found || found.misaligned === null) return '—';
                return `${found.misaligned ? '≠ ' : ''}${found.distance === null ? '' : formatRate(found.distance)}`;
              }}
              selected={{ row: topic, column: country }}
              onActivate={(row, column) => navigate(caseLink(column, row, value, model))}
            />
          </Figure>
        )}
      </section>
      <section aria-labelledby="case-others">
        <h2 id="case-others">Other values of this scenario, {label}</h2>
        <dl class="other-values small">
          {Object.entries(SCHWARTZ_TYPES).map(([type, values]) => (
            <Fact key={type} name={type}>
              {values.map((other) => {
                const row = others.get(other);
                return (
                  <a
                    key={other}
                    href={`#${caseLink(country, topic, other, model)}`}
                    class={row?.misaligned ? 'is-misaligned' : ''}
                    aria-current={other === value ? 'page' : undefined}
                  >
                    {other}
                    {row?.misaligned && (
                      <>
                        <span aria-hidden="true"> ≠</span>
                        <span class="visually-hidden"> misaligned</span>
                      </>
                    )}
                  </a>
                );
              })}
            </Fact>
          ))}
        </dl>
      </section>
    </>
  );
}
