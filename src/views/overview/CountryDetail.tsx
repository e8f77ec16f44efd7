import { useEffect, useRef } from 'preact/hooks';
import { scenarioLink } from '../../analysis/links';
import { dot } from '../../charts/dot-datum';
import { dotSpec } from '../../charts/dot-spec';
import { formatPercent, formatRate } from '../../domain/text/figures';
import { withParameters } from '../../sql/quote';
import { useLiveQuery } from '../../state/use-live-query';
import { Button } from '../../ui/Button';
import { DataTable } from '../../ui/DataTable';
import { Figure } from '../../ui/Figure';
import { QueryStatus } from '../../ui/QueryStatus';

interface TopicRow {
  topic: string;
  tp: number;
  fp: number;
  fn: number;
  tn: number;
  alignment_rate: number | null;
  kappa: number | null;
  coverage: number;
}

const SQL = `
SELECT topic, tp, fp, fn, tn, alignment_rate, kappa, coverage
FROM scenario_alignment
WHERE model = ? AND country = ?
ORDER BY alignment_rate DESC NULLS LAST, topic`;

interface Props {
  readonly model: string;
  readonly label: string;
  readonly country: string;
  readonly onClose: () => void;
}

/** What makes up a cell of the headline table: the country's eleven scenarios. */
export function CountryDetail({ model, label, country, onClose }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: focus follows the cell
  useEffect(() => heading.current?.focus(), [model, country]);
  const state = useLiveQuery<TopicRow>(SQL, [model, country], { keep: false });
  const rows = state.rows ?? [];
  return (
    <section class="country-detail" aria-label={`${label} in ${country}`}>
      <header class="panel-head">
        <h3 ref={heading} tabIndex={-1}>
          {label} in {country}: the mean of eleven scenarios
        </h3>
        <Button onClick={onClose}>Close</Button>
      </header>
      <QueryStatus state={state} />
      {state.rows && (
        <Figure
          name="country-scenarios"
          title={`Alignment rate and kappa of each topic: ${label}, ${country}`}
          columns={['topic', 'alignment_rate', 'tp', 'fp', 'fn', 'tn', 'kappa', 'coverage']}
          rows={rows}
          sql={withParameters(SQL, [model, country])}
          caption={`${label} in ${country}: ${rows.length} scenarios. Positive class: disagree, as in the paper.`}
          chart={(drawing) =>
            dotSpec({
              data: rows.flatMap((row) => [
                ...dot(row.topic, 'alignment rate', row.alignment_rate),
                ...dot(row.topic, 'kappa', row.kappa, false),
              ]),
              rows: rows.map(({ topic }) => topic),
              series: ['alignment rate', 'kappa'],
              measure: 'Rate or coefficient',
              domain: [Math.min(0, ...rows.map(({ kappa }) => kappa ?? 0)), 1],
              ...drawing,
            })
          }
        >
          <DataTable
            label="Scenarios"
            class="findings-table small"
            rows={rows}
            columns={[
              {
                title: 'Topic',
                cell: ({ topic }) => <a href={`#${scenarioLink(country, topic, model)}`}>{topic}</a>,
              },
              { title: 'Rate', number: (row) => <strong>{formatRate(row.alignment_rate)}</strong> },
              { title: 'Both disagree', number: (row) => row.tp },
              { title: 'States agree, acts disagree', number: (row) => row.fp },
              { title: 'States disagree, acts agree', number: (row) => row.fn },
              { title: 'Both agree', number: (row) => row.tn },
              { title: 'Kappa', number: (row) => formatRate(row.kappa) },
              { title: 'Coverage', number: (row) => formatPercent(row.coverage) },
            ]}
          />
        </Figure>
      )}
    </section>
  );
}
