import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { samePlannedScenario } from '../../domain/runs/run-plan';
import { SCENARIOS_WITH_ACTIONS_SQL } from '../../state/runs/actions';
import { choiceOf, missing, planOf, useDraft } from '../../state/runs/draft';
import { createLocalRuns, type LocalRuns } from '../../state/runs/local-runs';
import { useServices } from '../../state/services';
import { useLiveQuery } from '../../state/use-live-query';
import { Button } from '../../ui/Button';
import { ErrorNotice } from '../../ui/Notice';
import { Skeleton } from '../../ui/Skeleton';
import { EngineChoice } from './EngineChoice';
import { KeptRuns } from './KeptRuns';
import { PlanForm } from './PlanForm';
import { type ActedScenario, PlanSummary } from './PlanSummary';
import './run-setup.css';

/** Plans the scenario that another page requested. */
function useAsked(country: string | null, topic: string | null): void {
  const { change } = useDraft();
  useEffect(() => {
    if (country) change({ countries: [country] });
    if (topic) change({ topics: [topic] });
  }, [change, country, topic]);
}

const PATIENCE_MS = 1000;

/** Whether it is known which runs are kept, as they come first. Waits only a moment. */
function useListed(runs: LocalRuns): boolean {
  const [listed, setListed] = useState(runs.records.value.length > 0);
  useEffect(() => {
    const timer = setTimeout(() => setListed(true), PATIENCE_MS);
    void runs.list().then(() => setListed(true));
    return () => clearTimeout(timer);
  }, [runs]);
  return listed;
}

export function RunSetup({ country, topic }: { country: string | null; topic: string | null }) {
  const services = useServices();
  const [, navigate] = useLocation();
  const [failure, setFailure] = useState<Error | null>(null);
  const [starting, setStarting] = useState(false);
  // Null until it is known which scenarios have actions to ask about.
  const acted = useLiveQuery<ActedScenario>(SCENARIOS_WITH_ACTIONS_SQL).rows;
  useAsked(country, topic);
  const runs = services.once(createLocalRuns);
  const listed = useListed(runs);
  useEffect(() => void runs.restore(), [runs]);

  const draft = useDraft().draft.value;
  const plan = planOf(draft);
  const withActions = plan.scenarios.filter(
    (scenario) => acted === null || acted.some((other) => samePlannedScenario(other, scenario)),
  ).length;
  const problems = missing(draft, withActions);

  const start = async () => {
    setStarting(true);
    setFailure(null);
    try {
      const session = await runs.create(choiceOf(draft));
      navigate(`/run?run=${session.record.value.id}`);
      void session.start();
    } catch (error) {
      setFailure(error as Error);
    } finally {
      setStarting(false);
    }
  };

  const hasRuns = runs.records.value.length > 0;
  return (
    <>
      <h1>Run locally</h1>
      <p class="page-lead">
        Put both tasks of the paper to a small model on your own machine, and see its value-action gap beside
        the published ones. No server, no key: the model runs in your browser, and its answers stay there.
      </p>
      {!listed && <Skeleton label="Looking for your runs" lines={12} />}
      {listed && (
        <>
          {hasRuns && <KeptRuns runs={runs} />}
          <section aria-labelledby="run-engine">
            <h2 id="run-engine">
              <span class="run-step">1</span> Choose a model
            </h2>
            <EngineChoice />
          </section>
          <section aria-labelledby="run-plan">
            <h2 id="run-plan">
              <span class="run-step">2</span> Choose the questions
            </h2>
            <PlanForm />
          </section>
          <section aria-labelledby="run-start">
            <h2 id="run-start">
              <span class="run-step">3</span> Check and start
            </h2>
            <PlanSummary plan={plan} withActions={withActions} acted={acted} />
            <ErrorNotice title="The run could not be created" error={failure} />
            {problems.length > 0 && (
              <div role="status">
                <ul class="run-points small">
                  {problems.map((problem) => (
                    <li key={problem}>{problem}</li>
                  ))}
                </ul>
              </div>
            )}
            <Button
              class="button is-primary run-primary"
              disabled={problems.length > 0 || starting}
              onClick={() => void start()}
            >
              {starting ? 'Preparing…' : 'Start the run'}
            </Button>
          </section>
          {!hasRuns && <KeptRuns runs={runs} />}
        </>
      )}
    </>
  );
}
