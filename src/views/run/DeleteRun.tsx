import { useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { createLocalRuns } from '../../state/runs/local-runs';
import type { RunSession } from '../../state/runs/run-session';
import { useServices } from '../../state/services';

/** Deletes a run, once the reader has confirmed it, and goes to the page of all runs. */
export function DeleteRun({ session }: { session: RunSession }) {
  const services = useServices();
  const [, navigate] = useLocation();
  const [asked, setAsked] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const remove = async () => {
    try {
      await services.once(createLocalRuns).remove(session.record.value.id);
      navigate('/run');
    } catch (error) {
      setFailure((error as Error).message);
    }
  };
  return (
    <>
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
    </>
  );
}
