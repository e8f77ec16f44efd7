import { Play, Square } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import type { SqlPage } from '../../state/sql/sql-page';
import { Button } from '../../ui/Button';
import { Select } from '../../ui/Select';
import { RunningTime } from './RunningTime';
import './toolbar.css';

interface Props {
  readonly page: SqlPage;
  readonly onRun: (what: 'statement' | 'all') => void;
  readonly children: ComponentChildren;
}

const ROWS = [1000, 10_000, 100_000, 1_000_000];
const TIMES: readonly { value: string; label: string }[] = [
  { value: '10', label: '10 seconds' },
  { value: '60', label: '1 minute' },
  { value: '600', label: '10 minutes' },
  { value: '', label: 'no limit' },
];
const MAC = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);
export const COMMAND_KEY = MAC ? '⌘' : 'Ctrl';

/** Run or, in its place, cancel; and the limits of a run. */
export function Toolbar({ page, onRun, children }: Props) {
  const { runs, maxRows, seconds } = page;
  const running = runs.running.value !== null;
  return (
    <div class="sql-toolbar">
      <div class="sql-toolbar-main">
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
      <div class="sql-limits">
        <Select
          label="Read up to"
          value={String(maxRows.value)}
          options={ROWS.map((rows) => ({
            value: String(rows),
            label: `${rows.toLocaleString('en-US')} rows`,
          }))}
          onChange={(value) => {
            maxRows.value = Number(value);
          }}
        />
        <Select
          label="Stop after"
          value={seconds.value === null ? '' : String(seconds.value)}
          options={TIMES}
          onChange={(value) => {
            seconds.value = value === '' ? null : Number(value);
          }}
        />
      </div>
    </div>
  );
}
