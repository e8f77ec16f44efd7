import { useState } from 'preact/hooks';
import type { LocalRuns } from '../../models/run/local-runs';
import { BundleError, readBundle } from '../../models/run/run-bundle';
import { formatCount } from '../../ui/format';
import { Notice } from '../../ui/Notice';

const STATES = {
  ready: 'not started',
  running: 'interrupted',
  paused: 'paused',
  finished: 'finished',
} as const;

async function textOf(file: File): Promise<string> {
  const { runJsonOf } = await import('../../models/run/run-files');
  return runJsonOf(file);
}

/** The runs kept in this browser, and a place to drop an exported one. */
export function KeptRuns({ runs }: { runs: LocalRuns }) {
  const [problem, setProblem] = useState<string | null>(null);
  const [over, setOver] = useState(false);
  const records = runs.records.value;
  const storage = runs.storageError.value;
  const take = async (files: FileList | null | undefined) => {
    setProblem(null);
    for (const file of files ?? [])
      try {
        await runs.take(readBundle(await textOf(file)));
      } catch (error) {
        setProblem(`${file.name}: ${error instanceof BundleError ? error.message : String(error)}`);
      }
  };
  return (
    <section
      aria-labelledby="run-kept"
      class={`run-kept ${over ? 'is-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void take(event.dataTransfer?.files);
      }}
    >
      <h2 id="run-kept">{records.length > 0 ? 'Your runs' : 'Have a run already?'}</h2>
      {storage && (
        <Notice kind="warning" title="Runs are not kept">
          <p>{storage.message}</p>
        </Notice>
      )}
      {records.length > 0 && (
        <ul class="run-list">
          {records.map((record) => (
            <li key={record.id}>
              <a href={`#/run?run=${record.id}`}>{record.measured.label}</a>{' '}
              <span class="run-badge">{record.origin}</span>{' '}
              <span class="run-muted">
                {STATES[record.state]}, {formatCount(record.total)} prompts, {record.created.slice(0, 10)}
              </span>
            </li>
          ))}
        </ul>
      )}
      <label class="run-drop">
        <span>Drop an exported run here, or choose its file:</span>
        <input
          type="file"
          accept=".zip,.json"
          multiple
          onChange={({ currentTarget }) => void take(currentTarget.files)}
        />
      </label>
      {problem && (
        <p role="alert" class="run-warning">
          {problem}
        </p>
      )}
    </section>
  );
}
