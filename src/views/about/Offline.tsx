import { useEffect } from 'preact/hooks';
import { formatBytes } from '../../domain/text/format-bytes';
import {
  type Amount,
  createOffline,
  type Offline as Kept,
  type OfflineState,
} from '../../state/offline/offline';
import { useServices } from '../../state/services';
import { Button } from '../../ui/Button';

const ABSENT = {
  browser:
    'This browser keeps no pages of this site: it does so only over https, and not in private windows or in frames. Everything works while you are online.',
  failed:
    'The site could not be kept: the connection was lost, or storage is full. Your next visit tries again.',
  withdrawn: 'Nothing of this site is kept in this browser now. Everything works while you are online.',
} as const;

function pagesText({ kept, missing }: Amount): string {
  return missing === 0
    ? `Every page and its figures also open offline. They are kept in this browser (${formatBytes(kept)}).`
    : `Pages that you have opened are kept in this browser and open offline. Another ${formatBytes(missing)} are not kept yet: they are fetched in the background, unless data saving is on, the connection is mobile, or memory or storage is short.`;
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
          ? `DuckDB and all tables are kept as well (${formatBytes(database.kept)}), so filters and SQL work offline too.`
          : 'Filters and SQL also need DuckDB, and some of them large tables. Each is kept once you have used it; or keep all of it now.'}{' '}
        Models for local runs are kept separately, by the <a href="#/run">Run locally</a> page.
      </p>
      <p class="buttons" role="status">
        {missing > 0 && (
          <Button onClick={() => void kept.keepAll()}>Keep for offline ({formatBytes(missing)})</Button>
        )}
        {database.kept > 0 && (
          <Button onClick={() => void kept.drop()}>
            Remove DuckDB and large tables ({formatBytes(database.kept)})
          </Button>
        )}
      </p>
    </>
  );
}

/** What of the site is kept for use offline, and the choice to keep more or less. */
export function Offline() {
  const kept = useServices().once(createOffline);
  useEffect(() => void kept.start(), [kept]);
  const state = kept.state.value;
  return (
    <section aria-labelledby="offline">
      <h2 id="offline">Offline</h2>
      {state.phase === 'starting' && <p role="status">Looking at what is kept…</p>}
      {state.phase === 'absent' && <p>{ABSENT[state.why]}</p>}
      {state.phase === 'outdated' && (
        <p>This tab shows an older version of the site. Reload it to see what is kept.</p>
      )}
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
