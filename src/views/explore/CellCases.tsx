import type { CellCase } from '../../analysis/explore/cell-sql';
import { caseLink } from '../../analysis/links';
import { barSpec } from '../../charts/bar-spec';
import type { ChartSpec, Drawing } from '../../charts/chart-spec';
import { cellKey } from '../../domain/keys';
import { formatRate } from '../../domain/text/figures';
import type { QueryState } from '../../state/query-state';
import { CaseTrail } from '../../ui/CaseTrail';
import { Figure } from '../../ui/Figure';
import { LongList } from '../../ui/LongList';
import { PolarityMark } from '../../ui/PolarityMark';
import { QueryStatus } from '../../ui/QueryStatus';

/** No more than this are listed. */
export const MOST_CASES = 200;

const OUTCOMES = [
  { label: 'agrees in both', stated: 'agree', chosen: 'agree' },
  { label: 'states agree, acts disagree', stated: 'agree', chosen: 'disagree' },
  { label: 'states disagree, acts agree', stated: 'disagree', chosen: 'agree' },
  { label: 'disagrees in both', stated: 'disagree', chosen: 'disagree' },
] as const;

/** How often each pair of answers occurs. */
function outcomesSpec(rows: readonly CellCase[], drawing: Drawing): ChartSpec {
  return barSpec({
    data: OUTCOMES.map(({ label, stated, chosen }) => ({
      row: label,
      part: stated === chosen ? 'aligned' : 'misaligned',
      value: rows.filter((row) => row.stated === stated && row.chosen === chosen).length,
    })),
    rows: OUTCOMES.map(({ label }) => label),
    parts: [
      { name: 'aligned', meaning: 'accent' },
      { name: 'misaligned', meaning: 'misaligned' },
    ],
    measure: 'Cases',
    ...drawing,
  });
}

function CaseRow({ row }: { row: CellCase }) {
  return (
    <>
      <a href={`#${caseLink(row.country, row.topic, row.value, row.model)}`}>
        {row.value}: {row.country}, {row.topic}
      </a>
      <span>
        {row.stated && (
          <>
            states <PolarityMark polarity={row.stated} />
          </>
        )}
        {row.chosen && (
          <>
            , acts <PolarityMark polarity={row.chosen} />
          </>
        )}
      </span>
      <span class="numeric">{row.distance === null ? '' : `distance ${formatRate(row.distance)}`}</span>
    </>
  );
}

/** The cases that make up the selected cell. */
export function CellCases(props: {
  state: QueryState<CellCase>;
  place: string;
  /** The cell's n and coverage. */
  coverage: string;
  sql: string;
}) {
  const rows = props.state.rows ?? [];
  const first = rows.length === MOST_CASES ? `the first ${MOST_CASES} cases` : `${rows.length} cases`;
  return (
    <>
      <h3>Its cases{rows.length === MOST_CASES ? `, the first ${MOST_CASES}` : ''}</h3>
      <QueryStatus state={props.state} />
      {props.state.rows && (
        <Figure
          name="cell-cases"
          title={`What was stated and chosen: ${props.place}`}
          columns={['model', 'country', 'topic', 'value', 'inclination', 'stated', 'chosen', 'distance']}
          rows={rows}
          sql={props.sql}
          caption={[`${props.place}: ${first}.`, props.coverage]}
          chart={(drawing) => outcomesSpec(rows, drawing)}
        >
          <CaseTrail title={props.place} cases={() => rows}>
            <LongList
              class="cell-list small"
              name="Its cases"
              of={{ one: 'case', many: 'cases' }}
              count={rows.length}
              about={props.sql}
              guess={48}
              keyOf={(at) => `${rows[at]?.model} ${rows[at] && cellKey(rows[at])}`}
              row={(at) => rows[at] && <CaseRow row={rows[at]} />}
            />
          </CaseTrail>
        </Figure>
      )}
    </>
  );
}
