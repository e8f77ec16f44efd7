import { scenarioParts } from '../../analysis/dimensions';
import type { answersOf } from '../../analysis/explore/answered';
import { memberOf } from '../../analysis/explore/members';
import { scenarioLink } from '../../analysis/links';
import type { ListedModel } from '../../analysis/listed-model';
import { MEASURES, type Measure } from '../../analysis/measures';
import { dotSpec } from '../../charts/dot-spec';
import { formatRate } from '../../domain/text/figures';
import type { QueryState } from '../../state/query-state';
import { Figure } from '../../ui/Figure';
import { LongList } from '../../ui/LongList';
import { QueryStatus } from '../../ui/QueryStatus';

/** The scenarios that make up the selected cell. */
export function CellScenarios(props: {
  rows: ReturnType<typeof answersOf>;
  state: QueryState<object>;
  measure: Measure;
  place: string;
  /** The cell's n and coverage. */
  coverage: string;
  sql: string;
  model: string | undefined;
  models: readonly ListedModel[];
}) {
  const { measure, place } = props;
  const { label, range } = MEASURES[measure];
  const sorted = [...props.rows].sort((a, b) => (b.value ?? -1) - (a.value ?? -1));
  const named = sorted.map((row) => {
    const { country, topic } = scenarioParts(row.row);
    const title = memberOf('model', row.column, props.models).title;
    return { ...row, country, topic, title, name: `${country}, ${topic}${props.model ? '' : `, ${title}`}` };
  });
  return (
    <>
      <h3>Its scenarios</h3>
      <QueryStatus state={props.state} />
      {props.state.rows && (
        <Figure
          name="cell-scenarios"
          title={`${label} of each scenario: ${place}`}
          columns={['country', 'topic', 'model', measure, 'known', 'tp', 'fp', 'fn', 'tn']}
          rows={() => named.map((row) => ({ ...row, model: row.column, [measure]: row.value }))}
          sql={props.sql}
          caption={[`${place}: ${named.length} scenarios.`, props.coverage]}
          chart={(drawing) =>
            dotSpec({
              data: named.flatMap(({ name, value }) =>
                value === null
                  ? []
                  : [{ row: name, column: label, value, low: null, high: null, focus: true }],
              ),
              rows: named.map(({ name }) => name),
              measure: label,
              domain: range,
              ...drawing,
            })
          }
        >
          <LongList
            class="cell-list small"
            name="Its scenarios"
            of={{ one: 'scenario', many: 'scenarios' }}
            count={named.length}
            about={props.sql}
            guess={48}
            keyOf={(at) => `${named[at]?.row} ${named[at]?.column}`}
            row={(at) => {
              const row = named[at];
              return (
                row && (
                  <>
                    <a href={`#${scenarioLink(row.country, row.topic, row.column)}`}>
                      {row.country}, {row.topic}
                    </a>
                    {!props.model && <span>{row.title}</span>}
                    <span class="numeric">
                      {formatRate(row.value)} <span class="cell-list-note">{row.fp + row.fn} misaligned</span>
                    </span>
                  </>
                )
              );
            }}
          />
        </Figure>
      )}
    </>
  );
}
