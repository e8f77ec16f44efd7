import { MISSING_PAIRS_SQL, type MissingPairs } from '../../analysis/described-tables';
import { barSpec } from '../../charts/bar-spec';
import { useLiveQuery } from '../../state/use-live-query';
import { Figure } from '../../ui/Figure';
import { QueryStatus } from '../../ui/QueryStatus';
import { Skeleton } from '../../ui/Skeleton';

/** The values that the generator would not act against. */
export function MissingPairsFacts() {
  const state = useLiveQuery<MissingPairs>(MISSING_PAIRS_SQL);
  const { rows } = state;
  const total = rows?.reduce((sum, { cases }) => sum + cases, 0) ?? 0;
  const [first, second] = rows ?? [];
  const most = first?.cases ?? 1;
  return (
    <section class="data-facts" aria-labelledby="missing-pairs">
      <h2 id="missing-pairs">Actions the generator refused to write</h2>
      {rows && first && second ? (
        <>
          <p>
            {total} of 7,392 cases have no pair of actions. In {first.cases} of them the value is{' '}
            <em>{first.value}</em>, in {second.cases} <em>{second.value}</em>: asked for an action against the
            value, the generator usually refused. The published figures count these cases as agreement.
          </p>
          <Figure
            name="cases-without-a-pair"
            title="Cases without a pair of actions, by value"
            columns={['value', 'cases']}
            rows={rows}
            sql={MISSING_PAIRS_SQL.trim()}
            caption={`${total} of 7,392 cases, by value.`}
            chart={(drawing) =>
              barSpec({
                data: rows.map(({ value, cases }) => ({ row: value, part: 'cases', value: cases })),
                rows: rows.map(({ value }) => value),
                parts: [{ name: 'cases', meaning: 'accent' }],
                measure: 'Cases',
                ...drawing,
              })
            }
          >
            <table class="data-missing small">
              <caption>Cases without a pair, by value</caption>
              <tbody>
                {rows.map(({ value, cases }) => (
                  <tr key={value}>
                    <th scope="row">
                      <a href={`#/dataset?value=${encodeURIComponent(value)}&pair=lacks+a+pair`}>{value}</a>
                    </th>
                    <td class="numeric">{cases}</td>
                    <td class="data-bar" aria-hidden="true">
                      <span style={{ width: `${(cases / most) * 100}%` }} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Figure>
        </>
      ) : (
        state.status !== 'failed' && <Skeleton label="Counting the missing pairs" lines={8} />
      )}
      <QueryStatus state={state} />
    </section>
  );
}
