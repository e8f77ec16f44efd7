import { useState } from 'preact/hooks';
import type { ImportedModel } from '../../state/imports/imported-models';
import { useServices } from '../../state/services';
import { Button, LinkButton } from '../../ui/Button';

/** Renames or deletes an imported model; says if it is not kept. */
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
      {model.kept !== true && <p class="import-problem small">{model.kept.message}</p>}
      {mode === 'idle' && (
        <>
          <LinkButton onClick={() => setMode('renaming')}>Rename</LinkButton>
          <LinkButton onClick={() => setMode('deleting')}>Delete</LinkButton>
        </>
      )}
      {mode === 'renaming' && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void attempt(() => models.rename(model.model, label));
          }}
        >
          <label class="models-field small">
            <span>New name</span>
            <input
              type="text"
              class="text-input"
              required
              maxLength={80}
              value={label}
              onInput={(event) => setLabel(event.currentTarget.value)}
            />
          </label>
          <button type="submit" class="button">
            Rename
          </button>
          <Button onClick={() => setMode('idle')}>Cancel</Button>
        </form>
      )}
      {mode === 'deleting' && (
        <>
          <span>Delete its answers from this browser?</span>
          <Button onClick={() => void attempt(() => models.remove(model.model))}>Delete {model.label}</Button>
          <Button onClick={() => setMode('idle')}>Keep it</Button>
        </>
      )}
      {problem && (
        <span class="import-problem small" role="alert">
          {problem}
        </span>
      )}
    </div>
  );
}
