import { useEffect, useState } from 'preact/hooks';
import { dot, dotSpec } from '../../charts/dot-spec';
import { describeTask1 } from '../../domain/prompts/variants';
import { localRunsOf } from '../../models/run/local-runs';
import {
  type Comparison,
  comparisons,
  figuresSql,
  type PairedCell,
  pairedSql,
  type RunFigures,
  type VariantRow,
  variantSql,
} from '../../models/run/run-results';
import type { RunSession } from '../../models/run/run-session';
import { useServices } from '../../models/services';
import { Figure } from '../../ui/Figure';
import { formatCount, formatPercent, formatRate } from '../../ui/format';
import { Notice } from '../../ui/Notice';
import { Skeleton } from '../../ui/Skeleton';

interface Result {
  readonly figures: RunFigures | null;
  readonly comparisons: readonly Comparison[];
  readonly variants: readonly VariantRow[];
}

function signed(difference: number): string {
  return `${difference < 0 ? '−' : '+'}${Math.abs(difference).toFixed(2)}`;
}

const describe = ({ variant }: VariantRow): string => `${variant}: ${describeTask1(variant)}`;

function Comparisons({ list, model }: { list: readonly Comparison[]; model: string }) {
  const [first] = list;
  if (!first)
    return <p class="run-muted">No cell has both a rating and a choice yet: there is nothing to compare.</p>;
  const reach = list.flatMap(({ difference, interval }) => [
    difference,
    interval?.low ?? difference,
    interval?.high ?? difference,
  ]);
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
      sql={pairedSql(model)}
      caption={`${model} and each published model, on the cells that both have.`}
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
      <div class="table-scroll" role="region" aria-label="Comparison with the published models" tabIndex={0}>
        <table class="run-compare">
          <caption>
            Alignment rate on the cells that both have. Interval: 95 %,{' '}
            {first.resampled === 'scenarios' ? 'scenarios' : 'cells'} drawn with replacement; it leaves out
            the spread over prompts and seeds.
          </caption>
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
                <td class="numeric">{formatCount(row.cells)}</td>
                <td class="numeric">{formatRate(row.rate)}</td>
                <td class="numeric">{formatRate(row.otherRate)}</td>
                <td class="numeric">
                  {signed(row.difference)}
                  {row.interval && (
                    <span class="run-muted">
                      {signed(row.interval.low)} to {signed(row.interval.high)}
                    </span>
                  )}
                </td>
                <td class="numeric">{formatPercent(row.agreement)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Figure>
  );
}

function Variants({ rows, model }: { rows: readonly VariantRow[]; model: string }) {
  if (rows.length === 0) return null;
  const shares = rows.map(({ disagreeing }) => disagreeing);
  return (
    <>
      <h3>The same values, asked in other ways</h3>
      {rows.length > 1 && (
        <p>
          Depending on the prompt alone, the model disagrees with {formatPercent(Math.min(...shares))} to{' '}
          {formatPercent(Math.max(...shares))} of the values.
        </p>
      )}
      <Figure
        name="run-by-variant"
        title="Share of values disagreed with, by prompt variant; small: alignment rate with it alone"
        columns={['variant', 'ratings', 'inclination', 'disagreeing', 'alignment_rate']}
        rows={rows}
        sql={variantSql(model)}
        caption={`${model}: ${formatCount(rows.reduce((sum, { ratings }) => sum + ratings, 0))} ratings under ${rows.length} prompt variants of Task 1.`}
        chart={(drawing) =>
          dotSpec({
            data: rows.flatMap((row) => [
              ...dot(describe(row), 'disagrees', row.disagreeing),
              ...dot(describe(row), 'alignment rate', row.alignment_rate, false),
            ]),
            rows: rows.map(describe),
            measure: 'Share that disagrees',
            domain: [0, 1],
            ...drawing,
          })
        }
      >
        <div class="table-scroll" role="region" aria-label="Prompt variants" tabIndex={0}>
          <table class="run-compare">
            <thead>
              <tr>
                <th scope="col">Task 1 variant</th>
                <th scope="col">Ratings</th>
                <th scope="col">Mean inclination</th>
                <th scope="col">Disagrees</th>
                <th scope="col">Rate with it alone</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.variant}>
                  <th scope="row">{describe(row)}</th>
                  <td class="numeric">{formatCount(row.ratings)}</td>
                  <td class="numeric">{formatRate(row.inclination)}</td>
                  <td class="numeric">{formatPercent(row.disagreeing)}</td>
                  <td class="numeric">{formatRate(row.alignment_rate)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Figure>
    </>
  );
}

/** The run beside the published models. Read from the tables, as every other view does. */
export function RunResult({ session }: { session: RunSession }) {
  const services = useServices();
  const [result, setResult] = useState<Result | null>(null);
  const [failure, setFailure] = useState<Error | null>(null);
  const { model } = session.record.value;
  const version = session.version.value;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version tells that the answers changed
  useEffect(() => {
    const controller = new AbortController();
    const read = async () => {
      const { tables } = localRunsOf(services);
      await tables.settled();
      const ask = async <Row extends object>(sql: string) =>
        (await services.database.query<Row>(sql, { signal: controller.signal })).rows;
      const [figures] = await ask<RunFigures>(figuresSql(model));
      const paired = await ask<PairedCell>(pairedSql(model));
      const variants = await ask<VariantRow>(variantSql(model));
      setResult({ figures: figures ?? null, comparisons: comparisons(paired), variants });
      setFailure(null);
    };
    read().catch((error: Error) => {
      if (!controller.signal.aborted) setFailure(error);
    });
    return () => controller.abort();
  }, [services, model, version]);
  if (failure)
    return (
      <Notice kind="error" title="The result could not be computed">
        <p>{failure.message}</p>
      </Notice>
    );
  if (!result) return <Skeleton label="Computing the result" lines={8} />;
  const { figures, variants } = result;
  return (
    <section aria-labelledby="run-result" data-testid="run-result">
      <h2 id="run-result">Beside the published models</h2>
      {figures && (
        <p class="run-size">
          Alignment rate <strong>{formatRate(figures.alignment_rate)}</strong> over{' '}
          {formatCount(figures.known)} cells ({formatPercent(figures.coverage)} of all), accuracy{' '}
          {formatRate(figures.accuracy)}. It disagrees with {formatPercent(figures.disagree_stated)} of the
          values in words and {formatPercent(figures.disagree_chosen)} in action.
        </p>
      )}
      <Comparisons list={result.comparisons} model={model} />
      <Variants rows={variants} model={model} />
      <p>
        The run is a model in every view and table now: <code>{model}</code>.
      </p>
    </section>
  );
}
