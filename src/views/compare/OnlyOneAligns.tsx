import {
  type AlignedCount,
  alignedCountSql,
  type OnlyOneAligns as Case,
  onlyOneAlignsSql,
} from '../../analysis/compare/compare-sql';
import { coverageLine } from '../../analysis/explore/explore-caption';
import { ALL_CASES } from '../../analysis/explore/members';
import { caseLink } from '../../analysis/links';
import { barSpec } from '../../charts/bar-spec';
import { COUNTRIES } from '../../domain/countries';
import { formatCount, formatPercent } from '../../domain/text/figures';
import { useLiveQuery } from '../../state/use-live-query';
import { CaseTrail } from '../../ui/CaseTrail';
import { Figure } from '../../ui/Figure';
import { LongList } from '../../ui/LongList';
import { PolarityMark } from '../../ui/PolarityMark';
import { QueryStatus } from '../../ui/QueryStatus';
import { useSetting } from '../../ui/use-setting';

interface Props {
  readonly first: string;
  readonly second: string;
  readonly nameOf: (model: string) => string;
}

const SIDES = ['first', 'second'] as const;

function CaseRow({ row, other, nameOf }: { row: Case; other: string; nameOf: Props['nameOf'] }) {
  return (
    <>
      <a href={`#${caseLink(row.country, row.topic, row.value, other)}`}>
        {row.value}: {row.country}, {row.topic}
      </a>
      <span>
        {nameOf(other)} states <PolarityMark polarity={row.second_stated} />, acts{' '}
        <PolarityMark polarity={row.second_chosen} />
      </span>
    </>
  );
}

/** The shared cases by who aligns, and those in which only one of the two does. */
export function OnlyOneAligns({ first, second, nameOf }: Props) {
  const [side, setSide] = useSetting('only', SIDES, 'first');
  const [aligned, other] = side === 'first' ? [first, second] : [second, first];
  const counts = useLiveQuery<AlignedCount>(alignedCountSql(first, second), [], { keep: false });
  const sql = onlyOneAlignsSql(aligned, other);
  const cases = useLiveQuery<Case>(sql, [], { keep: false });
  const [count] = counts.rows ?? [];
  if (!count) return <QueryStatus state={counts} />;
  const total = count.both + count.first_only + count.second_only + count.neither;
  if (total === 0) return null;
  const parts = [
    { label: 'Both align', cases: count.both, kind: 'both' },
    { label: `Only ${nameOf(first)} aligns`, cases: count.first_only, kind: 'first' },
    { label: `Only ${nameOf(second)} aligns`, cases: count.second_only, kind: 'second' },
    { label: 'Neither aligns', cases: count.neither, kind: 'neither' },
  ] as const;
  const rows = cases.rows ?? [];
  return (
    <section aria-labelledby="compare-only">
      <h2 id="compare-only">
        Who aligns where: {nameOf(first)} and {nameOf(second)}
      </h2>
      <Figure
        name="who-aligns"
        title={`Cases by who aligns: ${nameOf(first)}, ${nameOf(second)}`}
        columns={['both', 'first_only', 'second_only', 'neither']}
        rows={counts.rows ?? []}
        sql={alignedCountSql(first, second)}
        caption={[
          `First: ${nameOf(first)}. Second: ${nameOf(second)}.`,
          coverageLine(total, ALL_CASES, 'known for both'),
        ]}
        chart={(drawing) =>
          barSpec({
            data: parts.map((part) => ({ row: part.label, part: 'cases', value: part.cases })),
            rows: parts.map(({ label }) => label),
            parts: [{ name: 'cases', meaning: 'accent' }],
            measure: 'Cases',
            ...drawing,
          })
        }
      >
        <ul class="compare-parts small plain-list">
          {parts.map((part) => (
            <li key={part.kind}>
              <span>{part.label}</span>
              <span
                class={`compare-part-bar is-${part.kind}`}
                style={{ width: `${total === 0 ? 0 : (part.cases / total) * 100}%` }}
                aria-hidden="true"
              />
              <span class="compare-part-count">
                {formatCount(part.cases)} ({formatPercent(total === 0 ? null : part.cases / total)})
              </span>
            </li>
          ))}
        </ul>
      </Figure>
      <div class="controls" role="group" aria-label="Whose cases">
        {SIDES.map((which) => (
          <button
            key={which}
            type="button"
            class="toggle-button"
            aria-pressed={side === which}
            onClick={() => setSide(which)}
          >
            Only {nameOf(which === 'first' ? first : second)} aligns
          </button>
        ))}
        <QueryStatus state={cases} />
      </div>
      {cases.rows && (
        <Figure
          name="only-one-aligns"
          title={`Cases in which only ${nameOf(aligned)} aligns, by country`}
          columns={[
            'country',
            'topic',
            'value',
            'first_stated',
            'first_chosen',
            'second_stated',
            'second_chosen',
          ]}
          rows={rows}
          sql={sql}
          caption={[
            `${formatCount(rows.length)} cases in which ${nameOf(aligned)} (first) aligns and ${nameOf(other)} (second) does not.`,
            coverageLine(total, ALL_CASES, 'known for both'),
          ]}
          chart={(drawing) =>
            barSpec({
              data: COUNTRIES.map(({ country }) => ({
                row: country,
                part: 'cases',
                value: rows.filter((row) => row.country === country).length,
              })),
              rows: COUNTRIES.map(({ country }) => country),
              parts: [{ name: 'cases', meaning: 'accent' }],
              measure: 'Cases',
              ...drawing,
            })
          }
        >
          <CaseTrail
            title={`only ${nameOf(aligned)} aligns`}
            cases={() => rows.map((row) => ({ ...row, model: other }))}
          >
            <LongList
              class="compare-cases small"
              name={`Cases in which only ${nameOf(aligned)} aligns`}
              of={{ one: 'case', many: 'cases' }}
              count={rows.length}
              about={sql}
              guess={44}
              keyOf={(at) => JSON.stringify([rows[at]?.country, rows[at]?.topic, rows[at]?.value])}
              row={(at) => rows[at] && <CaseRow row={rows[at]} other={other} nameOf={nameOf} />}
            />
          </CaseTrail>
        </Figure>
      )}
    </section>
  );
}
