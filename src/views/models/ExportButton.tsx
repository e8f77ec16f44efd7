import { useState } from 'preact/hooks';
import { download } from '../../exports/download';
import { exportModel } from '../../state/imports/export-model';
import { useServices } from '../../state/services';
import { LinkButton } from '../../ui/Button';

/** Writes a model's answers of one task in the authors' layout, as a download. */
export function ExportButton({ model, label, task }: { model: string; label: string; task: 1 | 2 }) {
  const { database } = useServices();
  const [state, setState] = useState<'idle' | 'busy' | Error>('idle');
  const name = `${model}_t${task}.csv`;
  const run = async () => {
    setState('busy');
    try {
      download(name, 'text/csv', await exportModel(database, model, task));
      setState('idle');
    } catch (error) {
      setState(error instanceof Error ? error : new Error(String(error)));
    }
  };
  return (
    <>
      <LinkButton
        disabled={state === 'busy'}
        aria-label={`Export Task ${task} of ${label} as ${name}`}
        onClick={() => void run()}
      >
        {state === 'busy' ? 'Writing…' : `_t${task}.csv`}
      </LinkButton>
      {state instanceof Error && <span role="alert">{state.message}</span>}
    </>
  );
}
