import { useEffect } from 'preact/hooks';
import { formatBytes } from '../../domain/text/format-bytes';
import { createOffline, type Offline as Kept, type OfflineState } from '../../state/offline/offline';
import { useServices } from '../../state/services';
import { Button } from '../../ui/Button';

const ABSENT = {
  browser:
    'This browser keeps no pages here: it does so over https, outside of private windows and of frames. The site works as long as there is a network.',
  failed: 'The site could not be kept, for lack of a connection or of room. The next visit tries again.',
} as const;

function pagesText({ kept, missing }: { kept: number; missing: number }): string {
  if (missing === 0)
    return `Every page opens without a network, with its figures: they are kept in this browser (${formatBytes(kept)}).`;
  return `What you open is kept in this browser, and opens without a network; of the other pages, ${formatBytes(missing)} are not kept. They are fetched in the background where data saving is off, the line is not cellular and there is room.`;
}

function Choice({ kept, state }: { kept: Kept; state: OfflineState & { phase: 'kept' } }) {
  const { pages, database } = state;
  const missing = pages.missing + database.missing;
  const progress = kept.progress.value;
  if (progress !== null) return <p role="status">Keeping… {Math.floor(progress * 100)} %</p>;
  return (
    <>
      <p>
        {missing === 0
          ? `DuckDB and all tables are kept as well (${formatBytes(database.kept)}), so that filters and SQL work too.`
          : 'Filters and SQL need DuckDB and the tables, which are kept as you use them, or all of them now.'}{' '}
        Models that you run are kept apart, on the <a href="#/run">page that runs them</a>.
      </p>
      <p class="buttons" role="status">
        {missing > 0 && (
          <Button onClick={() => void kept.keepAll()}>Keep for offline ({formatBytes(missing)})</Button>
        )}
        {database.kept > 0 && (
          <Button onClick={() => void kept.drop()}>
            Remove DuckDB and the tables ({formatBytes(database.kept)})
          </Button>
        )}
      </p>
    </>
  );
}

/** What of the site is kept for use without a network, and the choice to keep more or less. */
export function Offline() {
  const kept = useServices().once(createOffline);
  useEffect(() => void kept.start(), [kept]);
  const state = kept.state.value;
  return (
    <section aria-labelledby="offline">
      <h2 id="offline">Without a network</h2>
      {state.phase === 'starting' && <p role="status">Looking at what is kept…</p>}
      {state.phase === 'absent' && <p>{ABSENT[state.why]}</p>}
      {state.phase === 'outdated' && <p>This tab is of an older version: reload it.</p>}
      {state.phase === 'kept' && (
        <>
          <p>{pagesText(state.pages)}</p>
          <Choice kept={kept} state={state} />
        </>
      )}
      {kept.problem.value && <p role="alert">{kept.problem.value}</p>}
    </section>
  );
}
