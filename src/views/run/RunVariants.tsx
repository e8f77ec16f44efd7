import { runVariantsSql, type VariantRow } from '../../analysis/run-results';
import { dot } from '../../charts/dot-datum';
import { dotSpec } from '../../charts/dot-spec';
import { describeTask1, describeTask2 } from '../../domain/prompts/variants';
import { formatCount, formatPercent, formatRate } from '../../domain/text/figures';
import { DataTable } from '../../ui/DataTable';
import { Figure } from '../../ui/Figure';
import './run-table.css';
import './compare-table.css';

const TASKS = {
  1: { describe: describeTask1, noun: 'ratings', does: 'disagrees with' },
  2: { describe: describeTask2, noun: 'choices', does: 'acts against' },
} as const;

interface Props {
  readonly task: 1 | 2;
  readonly rows: readonly VariantRow[];
  readonly model: string;
}

/** What each prompt variant of a task would say on its own. */
export function RunVariants({ task, rows, model }: Props) {
  const { describe, noun, does } = TASKS[task];
  const nameOf = ({ variant }: VariantRow) => `${variant}: ${describe(variant)}`;
  const shares = rows.flatMap(({ disagreeing }) => disagreeing ?? []);
  if (shares.length === 0) return null;
  return (
    <>
      <h3>Task {task}, by prompt variant</h3>
      {rows.length > 1 && (
        <p>
          Depending on the prompt alone, the model {does} {formatPercent(Math.min(...shares))} to{' '}
          {formatPercent(Math.max(...shares))} of the values.
        </p>
      )}
      <Figure
        name={`run-by-variant-${task}`}
        title={`Share of values that it ${does}, by prompt variant, with the alignment rate under it alone`}
        columns={['variant', 'answers', 'inclination', 'disagreeing', 'alignment_rate']}
        rows={rows}
        sql={runVariantsSql(task, model)}
        caption={`${model}: ${formatCount(rows.reduce((sum, { answers }) => sum + answers, 0))} ${noun} under ${rows.length} prompt variant${rows.length === 1 ? '' : 's'} of Task ${task}.`}
        chart={(drawing) =>
          dotSpec({
            data: rows.flatMap((row) => [
              ...dot(nameOf(row), 'disagrees', row.disagreeing),
              ...dot(nameOf(row), 'alignment rate', row.alignment_rate, false),
            ]),
            rows: rows.map(nameOf),
            series: ['disagrees', 'alignment rate'],
            measure: 'Share or rate',
            domain: [0, 1],
            ...drawing,
          })
        }
      >
        <DataTable
          label={`Prompt variants of Task ${task}`}
          class="run-table run-compare is-variants small"
          stacks
          rows={rows}
          columns={[
            { title: `Task ${task} variant`, cell: nameOf },
            { title: 'Answers', number: (row) => formatCount(row.answers) },
            ...(task === 1
              ? [
                  {
                    title: 'Mean inclination',
                    number: (row: VariantRow) => formatRate(row.inclination),
                    short: 'Inclination',
                  },
                ]
              : []),
            { title: 'Disagrees', number: (row) => formatPercent(row.disagreeing) },
            {
              title: 'Rate with this variant alone',
              number: (row) => formatRate(row.alignment_rate),
              short: 'Rate alone',
            },
          ]}
        />
      </Figure>
    </>
  );
}
