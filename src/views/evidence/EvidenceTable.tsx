import { EVIDENCE_SQL, type EvidenceRow } from '../../analysis/evidence/evidence-sql';
import { howKnown } from '../../analysis/evidence/how-known';
import { dotSpec } from '../../charts/dot-spec';
import { formatCount, formatPercent, formatRate } from '../../domain/text/figures';
import { DataTable } from '../../ui/DataTable';
import { Figure } from '../../ui/Figure';

const COLUMNS = [
  'model',
  'raw',
  'log',
  'listed',
  'unlisted',
  'margin',
  'no_pair',
  'choice_unknown',
  'statement_unknown',
  'coverage',
  'alignment_rate',
  'rate_at_worst',
  'rate_at_best',
  'unlisted_rate',
  'rank',
  'unlisted_rank',
  'first_rank',
  'last_rank',
  'lowest_accuracy',
  'highest_accuracy',
  'lowest_misaligned',
  'highest_misaligned',
];

/** Both ends of a range, once where they are shown alike. */
export function rangeText(low: number | null, high: number | null, format: (end: number) => string): string {
  if (low === null || high === null) return '—';
  return format(low) === format(high) ? format(low) : `${format(low)} to ${format(high)}`;
}

interface OpenProps {
  readonly shown: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly format?: (end: number | null) => string;
}

/** Below the figure as shown what it could be, where that is something else. */
function Open({ shown, low, high, format = formatRate }: OpenProps) {
  const range = rangeText(low, high, format);
  return (
    <>
      {format(shown)}
      {range !== format(shown) && (
        <span class="evidence-range">
          <span class="visually-hidden">possible: </span>
          {range}
        </span>
      )}
    </>
  );
}

/** A row for each model: how its choices are known, how many of them, and what its rate could be. */
export function EvidenceTable({ rows }: { rows: readonly EvidenceRow[] }) {
  const rated = rows.filter(({ alignment_rate }) => alignment_rate !== null);
  return (
    <Figure
      name="rates-at-best-and-at-worst"
      title="Alignment rate as shown, at best and at worst"
      columns={COLUMNS}
      rows={rows}
      sql={EVIDENCE_SQL}
      caption="Cases by how the model’s choice is known; of 7,392. Ranges: every unknown case misaligned to every one aligned."
      chart={(drawing) =>
        dotSpec({
          data: rated.map((row) => ({
            row: row.label,
            column: 'as shown',
            value: row.alignment_rate ?? 0,
            low: row.rate_at_worst,
            high: row.rate_at_best,
            focus: true,
          })),
          rows: rated.map(({ label }) => label),
          measure: 'Alignment rate: as shown, and from worst to best',
          domain: [0, 0.7],
          ...drawing,
        })
      }
    >
      <DataTable
        label="Evidence and rates of each model"
        class="evidence-table figures-table"
        caption="Cases by how the model’s choice is known, and rates as shown; below them, from worst to best"
        rows={rows}
        columns={[
          {
            title: 'Model',
            cell: (row) => (
              <>
                {row.label}
                <span class="evidence-how">{howKnown(row)}</span>
              </>
            ),
          },
          { title: 'Read from answers', number: ({ raw, log }) => formatCount(raw + log) },
          { title: 'Listed', number: ({ listed }) => formatCount(listed) },
          { title: 'Unlisted', number: ({ unlisted }) => formatCount(unlisted) },
          { title: 'From totals', number: ({ margin }) => formatCount(margin) },
          { title: 'No pair', number: ({ no_pair }) => formatCount(no_pair) },
          { title: 'Choice unknown', number: ({ choice_unknown }) => formatCount(choice_unknown) },
          { title: 'Statement unknown', number: ({ statement_unknown }) => formatCount(statement_unknown) },
          { title: 'Coverage', term: 'coverage', number: ({ coverage }) => formatPercent(coverage ?? 0) },
          {
            title: 'Alignment rate',
            term: 'alignment-rate',
            number: (row) => (
              <Open shown={row.alignment_rate} low={row.rate_at_worst} high={row.rate_at_best} />
            ),
          },
          {
            title: 'Rate if unlisted cases are aligned',
            number: ({ unlisted_rate }) => formatRate(unlisted_rate),
          },
          {
            title: 'Rank',
            number: ({ rank, first_rank, last_rank }) => (
              <Open
                shown={rank}
                low={first_rank}
                high={last_rank}
                format={(place) => (place === null ? '—' : String(place))}
              />
            ),
          },
          {
            title: 'Accuracy',
            term: 'accuracy',
            number: (row) => (
              <Open shown={row.accuracy} low={row.lowest_accuracy} high={row.highest_accuracy} />
            ),
          },
          {
            title: 'Share misaligned',
            term: 'misaligned',
            number: (row) => (
              <Open shown={row.misaligned} low={row.lowest_misaligned} high={row.highest_misaligned} />
            ),
          },
        ]}
      />
    </Figure>
  );
}
