import { useEffect, useRef, useState } from 'preact/hooks';
import { formatCount } from '../../domain/text/figures';
import type { SharedRun } from '../../state/runs/shared-list';
import { fetchSharedList, fetchSharedRun } from '../../state/runs/shared-runs';
import { Button, LinkButton } from '../../ui/Button';

function Row({ run, onFile }: { run: SharedRun; onFile: (file: File) => void }) {
  const [state, setState] = useState<'idle' | 'busy' | Error>('idle');
  const controller = useRef(new AbortController());
  useEffect(() => () => controller.current.abort(), []);
  const show = async () => {
    setState('busy');
    try {
      onFile(await fetchSharedRun(run, controller.current.signal));
      setState('idle');
    } catch (error) {
      if (!controller.current.signal.aborted) setState(error as Error);
    }
  };
  return (
    <li>
      <strong>{run.model}</strong>
      <div>
        <p>
          {run.note} {run.engine}, {formatCount(run.scenarios)} of 132 scenarios, {formatCount(run.answers)}{' '}
          {run.answers === 1 ? 'answer' : 'answers'}, {run.created}. Submitted by {run.by}.
        </p>
        <Button disabled={state === 'busy'} onClick={() => void show()}>
          {state === 'busy' ? 'Loading…' : 'Show'}
          <span class="visually-hidden">: {run.model}</span>
        </Button>
        {state instanceof Error && <p role="alert">{state.message}</p>}
      </div>
    </li>
  );
}

/** Runs that people handed in: listed when the page is open, loaded on a click, and then added like a file. */
export function SharedRuns({ onFile }: { onFile: (file: File) => void }) {
  const [list, setList] = useState<readonly SharedRun[] | Error | null>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt asks again
  useEffect(() => {
    const controller = new AbortController();
    fetchSharedList(controller.signal).then(setList, (error: Error) => {
      if (!controller.signal.aborted) setList(error);
    });
    return () => controller.abort();
  }, [attempt]);
  return (
    <section class="raw-files" aria-labelledby="shared-runs">
      <h2 id="shared-runs">Shared runs</h2>
      <p>
        Runs that others made in their browsers and submitted by pull request (CONTRIBUTING in the repository
        says how). Each is checked against its description, but not repeated. Nothing is added until you say
        so.
      </p>
      {list instanceof Error && (
        <p role="alert">
          {list.message} <LinkButton onClick={() => setAttempt(attempt + 1)}>Try again</LinkButton>
        </p>
      )}
      {Array.isArray(list) && list.length === 0 && <p class="muted">No runs have been submitted yet.</p>}
      {Array.isArray(list) && list.length > 0 && (
        <ul class="raw-files-list plain-list small">
          {list.map((run: SharedRun) => (
            <Row key={run.file} run={run} onFile={onFile} />
          ))}
        </ul>
      )}
    </section>
  );
}
