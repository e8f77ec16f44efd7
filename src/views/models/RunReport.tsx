import { useState } from 'preact/hooks';
import { formatCount } from '../../domain/text/figures';
import type { DraftRun, RunDraft } from '../../state/imports/run-draft';
import { Button } from '../../ui/Button';
import { FailedFile } from './FailedFile';
import { Preview } from './Preview';

interface Props {
  readonly file: DraftRun;
  readonly runs: RunDraft;
  readonly onDone: (added: { readonly labels: readonly string[]; readonly run: string }) => void;
}

function Accept({ file, runs, onDone }: Props & { file: Extract<DraftRun, { kind: 'read' }> }) {
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const accept = async () => {
    setBusy(true);
    setProblem(null);
    try {
      onDone({ labels: [file.model.label], run: await runs.accept(file.name) });
    } catch (error) {
      setProblem((error as Error).message);
      setBusy(false);
    }
  };
  return (
    <>
      {problem && (
        <p class="import-problem small" role="alert">
          {problem}
        </p>
      )}
      <p class="models-buttons buttons">
        <Button class="button is-primary" disabled={busy} onClick={() => void accept()}>
          {busy ? 'Adding…' : 'Add this run'}
        </Button>
        <Button onClick={() => runs.discard(file.name)}>Discard</Button>
      </p>
    </>
  );
}

/** What became of an exported run: why it cannot be read, or what it would add; the reader adds it or not. */
export function RunReport(props: Props) {
  const { file } = props;
  if (file.kind === 'reading')
    return (
      <div class="import-file" role="status">
        <h3>{file.name}</h3>
        <p>Reading…</p>
      </div>
    );
  if (file.kind === 'failed') return <FailedFile name={file.name} error={file.error} />;
  const { model, bundle, preview } = file;
  const { record, answers } = bundle;
  return (
    <div class="import-file">
      <h3>{file.name}</h3>
      <p>
        <strong>Run of {model.label}</strong> ({model.provider}), {record.created.slice(0, 10)}:{' '}
        {formatCount(answers.length)} of {formatCount(record.total)} prompts. {model.note}
      </p>
      <Preview preview={preview} />
      <Accept {...props} file={file} />
    </div>
  );
}
