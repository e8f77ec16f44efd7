import { type RunComparison, sharedWithPublishedSql } from '../../analysis/compare/run-comparisons';
import { DRAWINGS } from '../../analysis/explore/explore-caption';
import { dotSpec } from '../../charts/dot-spec';
import { Figure } from '../../ui/Figure';
import { formatCount, formatPercent, formatRate } from '../../ui/format';
import './run-table.css';
import './compare-table.css';

function signed(difference: number): string {
  return `${difference < 0 ? '−' : '+'}${Math.abs(difference).toFixed(2)}`;
}

/** This run less each published model, on the cells that both have. */
export function RunComparisons({ list, model }: { list: readonly RunComparison[]; model: string }) {
  if (list.length === 0)
    return <p class="run-muted">No case has both a rating and a choice yet: there is nothing to compare.</p>;
  const reach = list.flatMap(({ difference, interval }) => [
    difference,
    interval?.low ?? difference,
    interval?.high ?? difference,
  ]);
  const drawings = [...new Set(list.map(({ drawn }) => DRAWINGS[drawn]))];
  const drawn = drawings.map((one) => `${one.drawn} within each ${one.within}`).join(' or ');
  const leftOut = drawings.map(({ leavesOut }) => leavesOut).join(' or ');
  return (
    <Figure
      name="run-beside-published"
      title="Alignment rate: this run less each published model, with 95 % intervals"
      columns={[
        'model',
        'label',
        'cells',
        'scenarios',
        'rate',
        'otherRate',
        'difference',
        'low_95',
        'high_95',
        'agreement',
      ]}
      rows={list.map((row) => ({
        ...row,
        low_95: row.interval?.low ?? null,
        high_95: row.interval?.high ?? null,
      }))}
      sql={sharedWithPublishedSql(model)}
      caption={`${model} and each published model, on the cases that both have.`}
      chart={(drawing) =>
        dotSpec({
          data: list.map((row) => ({
            row: row.label,
            column: 'difference',
            value: row.difference,
            low: row.interval?.low ?? null,
            high: row.interval?.high ?? null,
            focus: true,
          })),
          rows: list.map(({ label }) => label),
          measure: 'Difference in alignment rate',
          domain: [Math.min(-0.05, ...reach), Math.max(0.05, ...reach)],
          zeroLine: true,
          ...drawing,
        })
      }
    >
      <p class="run-muted">
        Alignment rate on the cases that both have. Interval: 95 %, {drawn} drawn with replacement; it does
        not reflect the choice of {leftOut}, or the spread over prompts and seeds.
      </p>
      <div class="table-scroll" role="region" aria-label="Comparison with the published models" tabIndex={0}>
        <table class="run-table run-compare">
          <caption class="visually-hidden">Alignment rate of this run and of each published model</caption>
          <thead>
            <tr>
              <th scope="col">Beside</th>
              <th scope="col">Cells</th>
              <th scope="col">This run</th>
              <th scope="col">Published</th>
              <th scope="col">Difference</th>
              <th scope="col">Same action</th>
            </tr>
          </thead>
          <tbody>
            {list.map((row) => (
              <tr key={row.model}>
                <th scope="row">{row.label}</th>
                <td class="numeric" data-label="Cells">
                  {formatCount(row.cells)}
                </td>
                <td class="numeric" data-label="This run">
                  {formatRate(row.rate)}
                </td>
                <td class="numeric" data-label="Published">
                  {formatRate(row.otherRate)}
                </td>
                <td class="numeric" data-label="Difference">
                  {signed(row.difference)}
                  {row.interval && (
                    <span class="run-muted">
                      {signed(row.interval.low)} to {signed(row.interval.high)}
                    </span>
                  )}
                </td>
                <td class="numeric" data-label="Same action">
                  {formatPercent(row.agreement)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Figure>
  );
}
