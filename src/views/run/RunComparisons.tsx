import { type RunComparison, sharedWithPublishedSql } from '../../analysis/compare/run-comparisons';
import { drawingsOf, intervalSentences } from '../../analysis/explore/interval-words';
import { dotSpec } from '../../charts/dot-spec';
import { formatCount, formatPercent, formatRate } from '../../domain/text/figures';
import { DataTable } from '../../ui/DataTable';
import { Figure } from '../../ui/Figure';
import './run-table.css';
import './compare-table.css';

function signed(difference: number): string {
  return `${difference < 0 ? '−' : '+'}${Math.abs(difference).toFixed(2)}`;
}

/** This run minus each of the paper's models, on the cells that both have. */
export function RunComparisons({ list, model }: { list: readonly RunComparison[]; model: string }) {
  if (list.length === 0)
    return <p class="run-muted">No case has both a rating and a choice yet: there is nothing to compare.</p>;
  const reach = list.flatMap(({ difference, interval }) => [
    difference,
    interval?.low ?? difference,
    interval?.high ?? difference,
  ]);
  return (
    <Figure
      name="run-beside-published"
      title="Alignment rate: this run less each of the paper’s models, with 95 % intervals"
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
      caption={`${model} and each of the paper’s models, on the cases that both have.`}
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
        Alignment rate on the cases that both have.{' '}
        {intervalSentences(drawingsOf(list.map(({ interval }) => interval)), 'models')}
      </p>
      <DataTable
        label="Comparison with the paper’s models"
        class="run-table run-compare small"
        caption="Alignment rate of this run and of each of the paper’s models"
        hidesCaption
        stacks
        rows={list}
        columns={[
          { title: 'Beside', cell: (row) => row.label },
          { title: 'Cells', number: (row) => formatCount(row.cells) },
          { title: 'This run', number: (row) => formatRate(row.rate) },
          { title: 'Published', number: (row) => formatRate(row.otherRate) },
          {
            title: 'Difference',
            number: ({ difference, interval }) => (
              <>
                {signed(difference)}
                {interval && (
                  <span class="run-muted">
                    {signed(interval.low)} to {signed(interval.high)}
                  </span>
                )}
              </>
            ),
          },
          { title: 'Same action', number: (row) => formatPercent(row.agreement) },
        ]}
      />
    </Figure>
  );
}
