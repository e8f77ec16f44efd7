import { useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { createLocalRuns } from '../../state/runs/local-runs';
import type { RunSession } from '../../state/runs/run-session';
import { useServices } from '../../state/services';
import { Button, LinkButton } from '../../ui/Button';

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
          <Button class="button is-danger" onClick={() => void remove()}>
            Delete for good
          </Button>{' '}
          <Button onClick={() => setAsked(false)}>Keep it</Button>
        </p>
      ) : (
        <LinkButton onClick={() => setAsked(true)}>Delete this run</LinkButton>
      )}
      {failure && <p role="alert">{failure}</p>}
    </>
  );
}
