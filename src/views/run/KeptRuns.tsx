import { useEffect, useState } from 'preact/hooks';
import type { RunRecord } from '../../domain/runs/run-record';
import { formatCount } from '../../domain/text/figures';
import type { LocalRuns } from '../../state/runs/local-runs';
import { runStore } from '../../storage/run-store';
import { StorageError } from '../../storage/storage-error';
import { Notice } from '../../ui/Notice';
import { SetAsideNotice } from '../../ui/SetAsideNotice';
import { OpenRun } from './OpenRun';

const STATES = {
  ready: 'not started',
  running: 'interrupted',
  paused: 'paused',
  finished: 'finished',
} as const;

/** How far a run got, according to storage. */
function Progress({ record: { id, state, total, created } }: { record: RunRecord }) {
  const [answered, setAnswered] = useState<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the state shows that the run went on
  useEffect(() => {
    let current = true;
    runStore.count(id).then(
      (count) => current && setAnswered(count),
      () => {},
    );
    return () => {
      current = false;
    };
  }, [id, state]);
  const far =
    state === 'finished' || answered === null
      ? `${formatCount(total)} prompts`
      : `${formatCount(answered)} of ${formatCount(total)} prompts`;
  return (
    <span class="run-muted">
      {STATES[state]}, {far}, {created.slice(0, 10)}
    </span>
  );
}

function titleOf(error: Error): string {
  if (!(error instanceof StorageError)) return 'The rows of a run could not be added to the tables';
  return error.problem === 'unread' ? 'Runs that are kept could not be read' : 'Runs are not kept';
}

/** The runs kept in this browser, and a place to drop an exported one. */
export function KeptRuns({ runs }: { runs: LocalRuns }) {
  const records = runs.records.value;
  const storage = runs.storageError.value;
  return (
    <section aria-labelledby="run-kept">
      <h2 id="run-kept">{records.length > 0 ? 'Your runs' : 'Have a run already?'}</h2>
      {storage && (
        <Notice kind="warning" title={titleOf(storage)}>
          <p>{storage.message}</p>
        </Notice>
      )}
      <SetAsideNotice stores={['runs', 'answers']} />
      {records.length > 0 && (
        <ul class="run-list plain-list">
          {records.map((record) => (
            <li key={record.id}>
              <a href={`#/run?run=${record.id}`}>{record.measured.label}</a>{' '}
              <span class="run-badge">{record.origin}</span> <Progress record={record} />
            </li>
          ))}
        </ul>
      )}
      <OpenRun runs={runs} />
    </section>
  );
}
