import { useEffect, useState } from 'preact/hooks';
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
import { sqlLink } from '../../models/sql-link';
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

function Comparisons({ list, model }: { list: readonly Comparison[]; model: string }) {
  const [first] = list;
  if (!first)
    return <p class="run-muted">No cell has both a rating and a choice yet: there is nothing to compare.</p>;
  return (
    <>
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
      <p>
        <a href={`#${sqlLink(pairedSql(model))}`}>Open in SQL</a>
      </p>
    </>
  );
}

function Variants({ rows }: { rows: readonly VariantRow[] }) {
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
                <th scope="row">
                  {row.variant}: {describeTask1(row.variant)}
                </th>
                <td class="numeric">{formatCount(row.ratings)}</td>
                <td class="numeric">{formatRate(row.inclination)}</td>
                <td class="numeric">{formatPercent(row.disagreeing)}</td>
                <td class="numeric">{formatRate(row.alignment_rate)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
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
      <Variants rows={variants} />
      <p>
        The run is a model in every view and table now: <code>{model}</code>.
      </p>
    </section>
  );
}
