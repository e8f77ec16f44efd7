import { useRef, useState } from 'preact/hooks';
import type { SqlPage } from '../../state/sql/sql-page';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';

/** Says that DuckDB had to be restarted, and what became of the reader's tables. */
export function EngineNotice({ page }: { page: SqlPage }) {
  const { restarts, phase, error } = page.database.state.value;
  const seen = useRef(restarts);
  const [dismissed, setDismissed] = useState(restarts);
  const lost = page.database.workbench.lost.value;
  const own = page.database.workbench.objects.value;
  if (phase === 'failed')
    return (
      <Notice kind="error" title="DuckDB could not be started">
        <p>{error?.message}</p>
        <p>
          <Button onClick={() => void page.database.boot()}>Try again</Button>
        </p>
      </Notice>
    );
  if (restarts <= Math.max(seen.current, dismissed)) return null;
  return (
    <Notice kind="info" title="DuckDB was started again">
      <p>
        A statement crashed it. Your text is as it was, the published tables are back
        {own.length > 0 || lost ? ', and so are your own' : ''}
        {lost ? ', as they were before the script that it was running: its changes are lost' : ''}.
      </p>
      <p>
        <Button onClick={() => setDismissed(restarts)}>OK</Button>
      </p>
    </Notice>
  );
}
