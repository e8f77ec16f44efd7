import { useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { localRunsOf } from '../../models/run/local-runs';
import type { RunSession } from '../../models/run/run-session';
import { useServices } from '../../models/services';
import { LastAnswers } from './LastAnswers';
import { LiveHeat } from './LiveHeat';
import { RunControls } from './RunControls';
import { RunProblems } from './RunProblems';
import { RunProgress } from './RunProgress';
import { RunRecordCard } from './RunRecordCard';
import { RunResult } from './RunResult';

function DeleteRun({ session }: { session: RunSession }) {
  const services = useServices();
  const [, navigate] = useLocation();
  const [asked, setAsked] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const remove = async () => {
    try {
      await localRunsOf(services).remove(session.record.value.id);
      navigate('/run');
    } catch (error) {
      setFailure((error as Error).message);
    }
  };
  return (
    <section class="run-delete" aria-label="Delete">
      {asked ? (
        <p>
          Its answers are lost unless you exported them.{' '}
          <button type="button" class="button is-danger" onClick={() => void remove()}>
            Delete for good
          </button>{' '}
          <button type="button" class="button" onClick={() => setAsked(false)}>
            Keep it
          </button>
        </p>
      ) : (
        <button type="button" class="link-button" onClick={() => setAsked(true)}>
          Delete this run
        </button>
      )}
      {failure && <p role="alert">{failure}</p>}
    </section>
  );
}

/** One run: what it is doing, what it found, how it was made. */
export function SessionPage({ session }: { session: RunSession }) {
  const record = session.record.value;
  const answered = session.version.value >= 0 && session.answers.size > 0;
  const resting = ['paused', 'finished', 'failed'].includes(session.phase.value.kind);
  return (
    <>
      <p class="run-crumb">
        <a href="#/run">All runs</a>
      </p>
      <h1>
        {record.measured.label} <span class="run-badge">{record.origin}</span>
      </h1>
      <RunControls session={session} />
      <RunProgress session={session} />
      {answered && resting && <RunResult session={session} />}
      {answered && <LiveHeat session={session} />}
      {answered && <LastAnswers session={session} />}
      {answered && <RunProblems session={session} />}
      <RunRecordCard session={session} />
      <DeleteRun session={session} />
    </>
  );
}
