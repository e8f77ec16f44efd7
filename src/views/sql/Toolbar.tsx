import { Play, Square } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import type { SqlPage } from '../../state/sql/sql-page';
import { Button } from '../../ui/Button';
import { RunningTime } from './RunningTime';
import './toolbar.css';

interface Props {
  readonly page: SqlPage;
  readonly onRun: (what: 'statement' | 'all') => void;
  readonly children: ComponentChildren;
}

const MAC = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);
export const COMMAND_KEY = MAC ? '⌘' : 'Ctrl';

/** Run or, in its place, cancel; and what is done with the text. */
export function Toolbar({ page, onRun, children }: Props) {
  const { runs } = page;
  const running = runs.running.value !== null;
  return (
    <div class="sql-toolbar">
      {running ? (
        <Button
          class="button is-danger sql-go sql-cancel"
          onClick={(event: MouseEvent) => {
            // The second click of a double click on Run is not meant.
            if (event.detail < 2) runs.cancel();
          }}
        >
          <Square size={13} aria-hidden="true" /> Cancel
        </Button>
      ) : (
        <Button
          class="button is-primary sql-go sql-run"
          title={`Run everything (${COMMAND_KEY}-Shift-Enter)`}
          onClick={() => onRun('all')}
        >
          <Play size={15} aria-hidden="true" /> Run
        </Button>
      )}
      <Button
        disabled={running}
        title={`Run the selection, or the statement at the cursor (${COMMAND_KEY}-Enter)`}
        onClick={() => onRun('statement')}
      >
        Run statement
      </Button>
      {children}
      {running && <RunningTime />}
    </div>
  );
}
