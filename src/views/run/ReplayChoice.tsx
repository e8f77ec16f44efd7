import { REPLAYABLE, useDraft } from '../../state/runs/draft';
import { Select } from '../../ui/Select';

/** A published model whose answers are played back. */
export function ReplayChoice() {
  const { draft, change } = useDraft();
  return (
    <div class="run-panel">
      <Select
        label="Published model"
        value={draft.value.replay.model}
        options={REPLAYABLE.map(({ model, label }) => ({ value: model, label }))}
        onChange={(model) => change({ replay: { model } })}
      />
      <p class="run-muted">
        Its published ratings and choices are turned back into answers and go through every step: prompts,
        parser, storage, SQL. Over all scenarios the result equals the published one. It is always marked as a
        replay.
      </p>
    </div>
  );
}
