import { useState } from 'preact/hooks';
import type { ImportedModel } from '../../state/imports/imported-models';
import { useServices } from '../../state/services';

/** Renames or deletes an imported model; says where it is not kept. */
export function ModelActions({ model }: { model: ImportedModel }) {
  const { models } = useServices().imports;
  const [mode, setMode] = useState<'idle' | 'renaming' | 'deleting'>('idle');
  const [label, setLabel] = useState(model.label);
  const [problem, setProblem] = useState<string | null>(null);
  const attempt = async (work: () => Promise<void>) => {
    setProblem(null);
    try {
      await work();
      setMode('idle');
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <div class="model-actions">
      {model.kept !== true && <p class="import-problem">{model.kept.message}</p>}
      {mode === 'idle' && (
        <>
          <button type="button" class="link-button" onClick={() => setMode('renaming')}>
            Rename
          </button>
          <button type="button" class="link-button" onClick={() => setMode('deleting')}>
            Delete
          </button>
        </>
      )}
      {mode === 'renaming' && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void attempt(() => models.rename(model.model, label));
          }}
        >
          <label class="models-field">
            <span>New name</span>
            <input
              type="text"
              required
              maxLength={80}
              value={label}
              onInput={(event) => setLabel(event.currentTarget.value)}
            />
          </label>
          <button type="submit" class="button">
            Rename
          </button>
          <button type="button" class="button" onClick={() => setMode('idle')}>
            Cancel
          </button>
        </form>
      )}
      {mode === 'deleting' && (
        <>
          <span>Delete its answers from this browser?</span>
          <button type="button" class="button" onClick={() => void attempt(() => models.remove(model.model))}>
            Delete {model.label}
          </button>
          <button type="button" class="button" onClick={() => setMode('idle')}>
            Keep it
          </button>
        </>
      )}
      {problem && (
        <span class="import-problem" role="alert">
          {problem}
        </span>
      )}
    </div>
  );
}
