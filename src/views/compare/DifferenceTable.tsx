import type { Comparison } from '../../analysis/compare/comparison';
import { DIMENSIONS, MEMBERS } from '../../analysis/dimensions';
import { memberOf } from '../../analysis/explore/members';
import type { ListedModel } from '../../analysis/listed-model';
import { MEASURES } from '../../analysis/measures';
import { heatClass } from '../../charts/color-scale';
import { dotSpec } from '../../charts/dot-spec';
import { formatRate } from '../../domain/text/figures';
import { Figure } from '../../ui/Figure';
import { TableScroll } from '../../ui/TableScroll';
import { compareCaption } from './compare-caption';
import { signed } from './signed';

interface Props {
  readonly comparison: Comparison;
  readonly nameOf: (model: string) => string;
  readonly listed: readonly ListedModel[];
}

/** For each group, every model's figure and its difference from the first, with a paired interval. */
export function DifferenceTable({ comparison, nameOf, listed }: Props) {
  const { state, rows, differences } = comparison;
  const [baseline = '', ...others] = state.models;
  const byCell = new Map(rows.map((row) => [`${row.row}\n${row.column}`, row]));
  const value = (group: string, model: string) => byCell.get(`${group}\n${model}`)?.value ?? null;
  const groups = MEMBERS[state.by].filter((group) =>
    state.models.some((model) => value(group, model) !== null),
  );
  const difference = (group: string, model: string) => {
    const [ours, theirs] = [value(group, model), value(group, baseline)];
    return ours === null || theirs === null ? null : ours - theirs;
  };
  const most = Math.max(
    0.05,
    ...groups.flatMap((group) => others.map((model) => Math.abs(difference(group, model) ?? 0))),
  );
  const { label: measure, phrase, beside } = MEASURES[state.measure];
  const taken = groups.flatMap((group) =>
    state.models.map((model) => {
      const interval = differences?.get(model)?.of(group)?.interval ?? null;
      return {
        [state.by]: group,
        model,
        [state.measure]: value(group, model),
        ...byCell.get(`${group}\n${model}`)?.beside,
        difference: model === baseline ? null : difference(group, model),
        low_95: interval?.low ?? null,
        high_95: interval?.high ?? null,
        known: byCell.get(`${group}\n${model}`)?.known ?? 0,
      };
    }),
  );
  const [first = ''] = others;
  const dots = groups.flatMap((group) =>
    others.flatMap((model) => {
      const own = difference(group, model);
      const interval = differences?.get(model)?.of(group)?.interval;
      if (own === null) return [];
      return [
        {
          row: memberOf(state.by, group, listed).title,
          column: nameOf(model),
          value: own,
          low: interval?.low ?? null,
          high: interval?.high ?? null,
          focus: model === first,
        },
      ];
    }),
  );
  const reach = dots.flatMap(({ value: own, low, high }) => [own, low ?? own, high ?? own]);
  const known = groups.reduce((sum, group) => sum + (byCell.get(`${group}\n${baseline}`)?.known ?? 0), 0);
  return (
    <section aria-labelledby="compare-differences">
      <h2 id="compare-differences">
        {measure} by {DIMENSIONS[state.by].phrase}
      </h2>
      <p class="compare-note muted">
        Differences are coloured where their interval leaves out 0: pink below it, green above.
      </p>
      <Figure
        name={`compare-${state.measure}-by-${state.by}`}
        title={`${measure}: ${others.map(nameOf).join(', ')} less ${nameOf(baseline)}, with 95 % intervals${others.length > 1 ? ` of ${nameOf(first)}` : ''}`}
        columns={[state.by, 'model', state.measure, ...beside, 'difference', 'low_95', 'high_95', 'known']}
        rows={taken}
        sql={comparison.sql}
        caption={compareCaption(state, known, listed)}
        chart={(drawing) =>
          dotSpec({
            data: dots,
            rows: groups.map((group) => memberOf(state.by, group, listed).title),
            ...(others.length > 1 ? { series: others.map(nameOf) } : {}),
            measure: `Difference in ${phrase}`,
            domain: [Math.min(-0.05, ...reach), Math.max(0.05, ...reach)],
            zeroLine: true,
            ...drawing,
          })
        }
      >
        <TableScroll name={{ id: 'compare-differences' }} class="compare-scroll">
          <table class="figures-table compare-table">
            <thead>
              <tr>
                <th scope="col">{DIMENSIONS[state.by].label}</th>
                <th scope="col" class="numeric">
                  {nameOf(baseline)}
                </th>
                {others.map((model) => (
                  <th key={model} scope="col" class="numeric">
                    {nameOf(model)}
                  </th>
                ))}
                {others.map((model) => (
                  <th key={model} scope="col" class="numeric">
                    {others.length > 1 ? `${nameOf(model)}: difference` : 'Difference'}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {groups.map((group) => (
                <tr key={group}>
                  <th scope="row">{memberOf(state.by, group, listed).title}</th>
                  {state.models.map((model) => (
                    <td key={model} class="numeric">
                      {formatRate(value(group, model))}
                    </td>
                  ))}
                  {others.map((model) => {
                    const own = difference(group, model);
                    const interval = differences?.get(model)?.of(group)?.interval;
                    const none = interval && interval.low <= 0 && interval.high >= 0;
                    const colour = none ? '' : heatClass({ kind: 'difference', min: -most, max: most }, own);
                    return (
                      <td key={model} class={`numeric compare-difference ${colour}`}>
                        {own === null ? '—' : signed(own)}
                        <span class="compare-interval">
                          {interval ? `${signed(interval.low)} to ${signed(interval.high)}` : ''}
                        </span>
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      </Figure>
    </section>
  );
}
