import { useState } from 'preact/hooks';
import { commentOf } from '../../analysis/described-tables';
import { formatCount } from '../../domain/text/figures';
import { CELLS_SQL, CHECK_CELLS_SQL } from '../../sql/cells';
import { useLiveQuery } from '../../state/use-live-query';
import { Button } from '../../ui/Button';
import { QueryStatus } from '../../ui/QueryStatus';

interface Checked {
  readonly cells: number;
  readonly differing: number;
}

function sentence({ cells, differing }: Checked): string {
  if (differing === 0)
    return `All ${formatCount(cells)} cells, computed again in this browser from the raw answers, are the same.`;
  return `${formatCount(differing)} of ${formatCount(cells)} cells differ from those that the raw answers give.`;
}

/** How cells are computed, and the proof that the published ones are: they are computed again, here. */
export function CheckCells() {
  const [times, setTimes] = useState(0);
  const state = useLiveQuery<Checked>(times > 0 ? CHECK_CELLS_SQL : null, [], { revision: times });
  const [checked] = state.rows ?? [];
  return (
    <>
      <details class="data-files more small">
        <summary>The SQL that computes them</summary>
        <pre class="data-comment">{commentOf(CELLS_SQL)}</pre>
        <pre class="code-box" tabIndex={0}>
          {CELLS_SQL}
        </pre>
      </details>
      <p class="buttons">
        <Button disabled={state.status === 'running'} onClick={() => setTimes(times + 1)}>
          {state.status === 'running' ? 'Checking…' : 'Check the published cells'}
        </Button>
      </p>
      <p class="small" role="status">
        {checked && sentence(checked)}
      </p>
      <QueryStatus state={state} />
    </>
  );
}
