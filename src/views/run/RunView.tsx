import { useEffect, useState } from 'preact/hooks';
import type { Target } from '../../domain/statistics/group-intervals';
import { createLocalRuns } from '../../state/runs/local-runs';
import { readRunAddress } from '../../state/runs/run-address';
import type { RunSession } from '../../state/runs/run-session';
import { useServices } from '../../state/services';
import { Notice } from '../../ui/Notice';
import { Skeleton } from '../../ui/Skeleton';
import { useAddress } from '../../ui/use-address';
import { RunSetup } from './RunSetup';
import { SessionPage } from './SessionPage';
import './run.css';
import './run-fields.css';

type Found = { readonly id: string; readonly session: RunSession | null; readonly error: Error | null };

/** One run, found by its id. */
function OneRun({ id, target }: { id: string; target: Target }) {
  const runs = useServices().once(createLocalRuns);
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    let current = true;
    const show = (session: RunSession | null, error: Error | null) => {
      if (current) setFound({ id, session, error });
    };
    runs.open(id).then(
      (session) => show(session, null),
      (error: Error) => show(null, error),
    );
    return () => {
      current = false;
    };
  }, [runs, id]);
  const gone = !runs.records.value.some((record) => record.id === id);
  if (!found || found.id !== id) return <Skeleton label="Opening the run" lines={10} />;
  if (found.session && !gone) return <SessionPage session={found.session} target={target} />;
  return (
    <>
      <h1>Run locally</h1>
      <Notice
        kind={found.error ? 'error' : 'warning'}
        title={found.error ? 'The run could not be opened' : 'Run not found'}
      >
        <p>
          {found.error?.message ??
            `This browser has no run “${id}”. Runs stay on the machine that made them; export a run to use it elsewhere.`}
        </p>
        <p>
          <a href="#/run">All runs, and a new one</a>
        </p>
      </Notice>
    </>
  );
}

/** Scores a small model on the reader's own machine: plan, run, result. */
export default function RunView() {
  const { run, country, topic, target } = useAddress(readRunAddress);
  return (
    <article class="run">
      {run ? <OneRun id={run} target={target} /> : <RunSetup country={country} topic={topic} />}
    </article>
  );
}
