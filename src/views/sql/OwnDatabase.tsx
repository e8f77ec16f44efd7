import { useState } from 'preact/hooks';
import type { Workbench } from '../../db/types';
import { Button, LinkButton } from '../../ui/Button';

const PHASES = {
  kept: 'Kept in this browser.',
  saving: 'Saving…',
  waiting: 'Waiting for another tab to finish changing your tables…',
} as const;

const TYPE = 'application/vnd.duckdb';

/** Says whether the reader's own database is kept; saves it as a file, or deletes it. */
export function OwnDatabase({ workbench }: { workbench: Workbench }) {
  const [asked, setAsked] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const state = workbench.kept.value;
  const damaged = state.phase === 'closed' && state.damaged;
  const attempt = async (work: () => Promise<void>) => {
    setFailure(null);
    try {
      await work();
    } catch (error) {
      setFailure((error as Error).message);
    }
  };
  const save = async () => {
    const [{ download }, bytes] = await Promise.all([import('../../exports/download'), workbench.save()]);
    download('my-tables.duckdb', TYPE, bytes);
  };
  const startAfresh = async () => {
    setAsked(false);
    await workbench.startAfresh();
  };
  if (workbench.objects.value.length === 0 && state.phase === 'kept') return null;
  return (
    <div class="own-database">
      {'problem' in state ? (
        <p class="schema-error" role="alert">
          {state.problem}
        </p>
      ) : (
        <p role="status">{PHASES[state.phase]}</p>
      )}
      {asked ? (
        <p>
          All your tables and views are deleted, in every tab.{' '}
          <Button class="button is-danger" onClick={() => void attempt(startAfresh)}>
            Delete for good
          </Button>{' '}
          <Button onClick={() => setAsked(false)}>Keep them</Button>
        </p>
      ) : (
        (state.phase !== 'closed' || damaged) && (
          <p class="schema-actions">
            <LinkButton onClick={() => void attempt(save)}>Save as .duckdb</LinkButton>
            {damaged ? (
              <LinkButton onClick={() => void attempt(startAfresh)}>
                Start afresh, and set this aside
              </LinkButton>
            ) : (
              <LinkButton onClick={() => setAsked(true)}>Delete all</LinkButton>
            )}
          </p>
        )
      )}
      {failure && (
        <p class="schema-error" role="alert">
          {failure}
        </p>
      )}
    </div>
  );
}
