import { useEffect, useMemo, useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { type RunComparison, runComparisons } from '../../analysis/compare/run-comparisons';
import { createIntervalWorker } from '../../analysis/explore/intervals';
import { runChecks } from '../../analysis/run-checks';
import {
  distancesSql,
  figuresSql,
  kappaInterval,
  PUBLISHED_FLIPS_SQL,
  type PublishedFlips,
  type RunDistances,
  type RunFigures,
  runVariantsSql,
  type VariantRow,
} from '../../analysis/run-results';
import type { DrawnInterval, Target } from '../../domain/statistics/group-intervals';
import { useAttempts } from '../../state/attempts';
import { createLocalRuns } from '../../state/runs/local-runs';
import { writeRunAddress } from '../../state/runs/run-address';
import type { RunSession } from '../../state/runs/run-session';
import { useServices } from '../../state/services';
import { ErrorNotice } from '../../ui/Notice';
import { Skeleton } from '../../ui/Skeleton';
import { TargetSelect } from '../../ui/TargetSelect';
import { RunChance } from './RunChance';
import { RunChecks } from './RunChecks';
import { RunComparisons } from './RunComparisons';
import { OrderFacts, RunOrder } from './RunOrder';
import { RunSoFar } from './RunSoFar';
import { RunVariants } from './RunVariants';
import { SeeAlso } from './SeeAlso';

interface Result {
  readonly figures: RunFigures | null;
  readonly interval: DrawnInterval | null;
  readonly published: PublishedFlips | null;
  readonly distances: RunDistances | null;
  readonly comparisons: readonly RunComparison[];
  readonly task1: readonly VariantRow[];
  readonly task2: readonly VariantRow[];
}

/** The run beside the published models. Read from the tables, as every other view does. */
export function RunResult({ session, target }: { session: RunSession; target: Target }) {
  const services = useServices();
  const { count: attempts } = useAttempts();
  const [result, setResult] = useState<Result | null>(null);
  const [, navigate] = useLocation();
  const [failure, setFailure] = useState<Error | null>(null);
  const { model } = session.record.value;
  const version = session.version.value;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version shows that the answers changed
  const answers = useMemo(() => [...session.answers.values()], [session, version]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const worker = createIntervalWorker();
    const { database } = services;
    const read = async () => {
      const { tables } = services.once(createLocalRuns);
      await tables.settled();
      const ask = async <Row extends object>(sql: string) =>
        (await database.query<Row>(sql, { models: [model], signal })).rows;
      const [figures] = await ask<RunFigures>(figuresSql(model));
      const [published] = await ask<PublishedFlips>(PUBLISHED_FLIPS_SQL);
      const [distances] = await ask<RunDistances>(distancesSql(model));
      const interval = await kappaInterval(
        database,
        model,
        target,
        (task, abort) => worker.call('intervals', task, { signal: abort }),
        signal,
      );
      const comparisons = await runComparisons(
        database,
        model,
        target,
        (task) => worker.call('differences', task, { signal }),
        signal,
      );
      const task1 = await ask<VariantRow>(runVariantsSql(1, model));
      const task2 = await ask<VariantRow>(runVariantsSql(2, model));
      setResult({
        figures: figures ?? null,
        interval,
        published: published ?? null,
        distances: distances ?? null,
        comparisons,
        task1,
        task2,
      });
      setFailure(null);
    };
    read().catch((error: Error) => {
      if (!controller.signal.aborted) setFailure(error);
    });
    return () => {
      controller.abort();
      worker.dispose();
    };
  }, [services, model, version, target, attempts]);
  if (failure) return <ErrorNotice title="The result could not be computed" error={failure} again />;
  if (!result) return <Skeleton label="Computing the result" lines={8} />;
  const record = session.record.value;
  const { figures, interval, published, distances, task1, task2 } = result;
  return (
    <section aria-labelledby="run-result" data-testid="run-result">
      <h2 id="run-result">Beside the published models</h2>
      <RunOrder record={record} answers={answers} />
      {figures && figures.known > 0 && <RunChance figures={figures} interval={interval} />}
      <RunSoFar record={record} answers={answers} />
      <OrderFacts record={record} answers={answers} published={published} distances={distances} />
      <RunChecks checks={runChecks(record, answers, figures?.known ?? 0)} />
      <div class="controls">
        <TargetSelect
          value={target}
          onChange={(chosen) =>
            navigate(writeRunAddress({ run: record.id, country: null, topic: null, target: chosen }))
          }
        />
      </div>
      <RunComparisons list={result.comparisons} model={model} />
      <RunVariants task={1} rows={task1} model={model} />
      {task2.length > 1 && <RunVariants task={2} rows={task2} model={model} />}
      <SeeAlso record={record} />
    </section>
  );
}
