import { useMemo, useState } from 'preact/hooks';
import { choicesFrom } from '../../analysis/evidence/how-known';
import { HEADLINE_SQL, type HeadlineCell, type OverviewFigures } from '../../analysis/overview-figures';
import { dotSpec } from '../../charts/dot-spec';
import { heatSpec } from '../../charts/heat-spec';
import { COUNTRIES, POSTER_COUNTRY_ORDER } from '../../domain/countries';
import { formatCount, formatPercent, formatRate } from '../../domain/text/figures';
import { Figure } from '../../ui/Figure';
import type { HeatTableColumn, HeatTableRow } from '../../ui/HeatRow';
import { HeatTable } from '../../ui/HeatTable';
import { sortedTable, type TableSort } from '../../ui/sort-order';
import { CountryDetail } from './CountryDetail';
import './headline.css';

/** Coverage below this is marked: some of the country's cells are unknown. */
const FULL_COVERAGE = 0.995;
/** Above this share of reconstructed choices, the cell is marked. */
const MOSTLY_RECONSTRUCTED = 0.5;

function marks(cell: HeadlineCell): { sign: string; text: string }[] {
  const found = [];
  if ((cell.reconstructed ?? 0) > MOSTLY_RECONSTRUCTED)
    found.push({
      sign: '†',
      text: `${formatPercent(cell.reconstructed)} of the choices reconstructed from the authors' figures`,
    });
  if (cell.alignment_rate !== null && (cell.coverage ?? 0) < FULL_COVERAGE)
    found.push({ sign: '‡', text: `${formatPercent(cell.coverage)} of the cases are known` });
  return found;
}

function Cell({ cell }: { cell: HeadlineCell }) {
  const printed =
    cell.printed === null ? '' : `${formatRate(cell.printed)}${cell.reading === 'inferred' ? '≈' : ''}`;
  const signs = marks(cell);
  return (
    <span class="headline-cell">
      <span class="headline-rate">
        {formatRate(cell.alignment_rate)}
        {signs.length > 0 && (
          <sup title={signs.map(({ text }) => text).join('; ')}>{signs.map(({ sign }) => sign).join('')}</sup>
        )}
      </span>
      <span class="headline-printed">
        {printed && <span class="visually-hidden">printed </span>}
        {printed}
      </span>
    </span>
  );
}

function columnsOf(): HeatTableColumn[] {
  return POSTER_COUNTRY_ORDER.flatMap((name) => {
    const country = COUNTRIES.find((entry) => entry.country === name);
    return country ? [{ id: name, label: country.code, title: name, group: country.region }] : [];
  });
}

const SCALE = { kind: 'sequential', min: 0, max: 0.7 } as const;

interface Selected {
  readonly model: string;
  readonly country: string;
}

/** The paper's headline: alignment rate by model and country, recomputed, with the poster's printed figure below. */
export function Headline({ figures }: { figures: OverviewFigures }) {
  const [selected, setSelected] = useState<Selected | null>(null);
  const [sort, setSort] = useState<TableSort | null>(null);
  const cells = useMemo(
    () => new Map(figures.headline.map((cell) => [`${cell.model}\n${cell.country}`, cell])),
    [figures],
  );
  const columns = useMemo(
    () => [{ id: 'mean', label: 'Mean', title: 'Mean over the countries', group: '' }, ...columnsOf()],
    [],
  );
  const rows: HeatTableRow[] = figures.models
    .filter((model) => model.known || model.printed_countries > 0)
    .map((model) => ({ id: model.model, label: model.label, title: model.note || model.provider }));

  const cellOf = (model: string, column: string): HeadlineCell | undefined => {
    if (column !== 'mean') return cells.get(`${model}\n${column}`);
    const row = figures.models.find((entry) => entry.model === model);
    return (
      row && {
        model,
        country: 'mean',
        alignment_rate: row.alignment_rate,
        coverage: row.coverage,
        reconstructed: null,
        printed: row.printed_countries === COUNTRIES.length ? row.printed_mean : null,
        reading: null,
      }
    );
  };

  const cellValue = (row: string, column: string) => cellOf(row, column)?.alignment_rate ?? null;
  const table = sortedTable(rows, columns, cellValue, sort);

  return (
    <div class="headline" id="headline">
      <Figure
        name="alignment-rate-by-model-and-country"
        columns={['model', 'country', 'alignment_rate', 'coverage', 'reconstructed', 'printed', 'reading']}
        rows={figures.headline}
        sql={HEADLINE_SQL.trim()}
        caption={`F1 on disagreement, mean over 11 topics, and as printed on the poster. Choices ${choicesFrom(figures.evidence)}.`}
        title="Alignment rate by model and country"
        chart={(drawing) =>
          dotSpec({
            data: table.rows.flatMap((row) =>
              table.columns.flatMap((column) => {
                const value = cellValue(row.id, column.id);
                const focus = column.id === 'mean';
                return value === null
                  ? []
                  : [{ row: row.label, column: column.title ?? '', value, low: null, high: null, focus }];
              }),
            ),
            rows: table.rows.map(({ label }) => label),
            measure: 'Alignment rate: mean, and each country (small)',
            domain: [SCALE.min, SCALE.max],
            ...drawing,
          })
        }
        picture={(drawing) =>
          heatSpec({
            rows: table.rows,
            columns: table.columns,
            value: cellValue,
            scale: SCALE,
            ...drawing,
          })
        }
      >
        <HeatTable
          caption="Alignment rate by model and country (F1 on disagreement, mean over 11 topics; 1 is perfect)"
          cornerLabel="Model"
          rows={table.rows}
          columns={
            // When sorted, neighbours no longer share a region.
            table.columns.map((column) => (sort?.by === 'row' ? { ...column, group: '' } : column))
          }
          sort={sort}
          onSort={setSort}
          scale={SCALE}
          cellValue={cellValue}
          renderCell={(row, column) => {
            const cell = cellOf(row, column);
            return cell ? <Cell cell={cell} /> : '—';
          }}
          onActivate={(model, country) => country !== 'mean' && setSelected({ model, country })}
        />
        <div class="headline-notes muted">
          <span>
            Large: computed here, from choices {choicesFrom(figures.evidence)};{' '}
            <a href="#/evidence">Evidence</a> says more. <span class="headline-printed">Small</span>: printed
            on the poster; ≈ where the column had to be inferred from a damaged print.
          </span>
          <span>
            † Most choices are reconstructed from the authors’ figures. ‡ Some cases are unknown. — Cannot be
            computed: that model’s Task 2 answers are not part of this site.
          </span>
        </div>
        <p class="headline-more small">
          Select a number to see the scenarios behind it.{' '}
          <a href="#/explore">Explore every measure, with intervals</a>
        </p>
        {figures.others > 0 && (
          <p class="headline-more small">
            This page shows the models of the paper. This site also has{' '}
            <a href="#/models">
              {formatCount(figures.others)} more {figures.others === 1 ? 'model' : 'models'}
            </a>
            .
          </p>
        )}
      </Figure>
      {selected && (
        <CountryDetail
          {...selected}
          label={figures.models.find((row) => row.model === selected.model)?.label ?? selected.model}
          onClose={() => setSelected(null)}
        />
      )}
    </div>
  );
}
