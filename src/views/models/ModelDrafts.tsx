import { useState } from 'preact/hooks';
import {
  areOfOneModel,
  type DraftModel,
  type ImportDraft,
  isUsable,
  modelOf,
} from '../../state/imports/import-draft';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { Preview } from './Preview';

interface Props {
  readonly draft: ImportDraft;
  /** Called with the names of what was added. */
  readonly onDone: (labels: readonly string[]) => void;
}

const readingsOf = (draft: ImportDraft, key: string) =>
  draft.state.value.files.flatMap((file) => (file.kind === 'read' && file.of === key ? [file.reading] : []));

/** What the reader should check before adding the model. */
function Doubts({ draft, model }: { draft: ImportDraft; model: DraftModel }) {
  const [one, other] = readingsOf(draft, model.key);
  if (!one || !other || areOfOneModel(one, other) || model.key !== '') return null;
  return (
    <Notice kind="warning" title="The two files have different names">
      <p>
        They would become one model, with the ratings and choices from both: {modelOf(one)} (in {one.file})
        and {modelOf(other)} (in {other.file}). Continue only if both come from the same model.
      </p>
    </Notice>
  );
}

/** Files in the right layout that contain no answers. */
function Useless({ onDiscard }: { onDiscard: () => void }) {
  return (
    <Notice kind="error" title="There is nothing to add">
      <p>No answer in these files could be read. The report above says why.</p>
      <p>
        <Button onClick={onDiscard}>Discard</Button>
      </p>
    </Notice>
  );
}

function Problem({ text }: { text: string | null }) {
  return (
    text && (
      <p class="import-problem small" role="alert">
        {text}
      </p>
    )
  );
}

function Accept({ draft, model, onDone }: Props & { model: DraftModel }) {
  const { key, label, inverted } = model;
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const hasTask2 = readingsOf(draft, key).some(({ task }) => task === 2);
  const accept = async () => {
    setBusy(true);
    setProblem(null);
    try {
      onDone([(await draft.accept(key)).label]);
    } catch (error) {
      setProblem((error as Error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      class="import-accept"
      onSubmit={(event) => {
        event.preventDefault();
        void accept();
      }}
    >
      <label class="models-field small">
        <span>Name of the model</span>
        <input
          type="text"
          class="text-input"
          required
          maxLength={80}
          value={label}
          onInput={(event) => draft.setLabel(key, event.currentTarget.value)}
        />
      </label>
      {hasTask2 && (
        <label class="import-inverted small">
          <input
            type="checkbox"
            checked={inverted}
            onChange={(event) => draft.setInverted(key, event.currentTarget.checked)}
          />
          <span>
            The polarity column is inverted (as in the authors’ file for GPT-4o-mini): read “positive” as
            “negative”
          </span>
        </label>
      )}
      <Problem text={problem} />
      <p class="models-buttons buttons">
        <button type="submit" class="button is-primary" disabled={busy}>
          {busy ? 'Adding…' : 'Add this model'}
        </button>
        <Button onClick={() => draft.discard(key)}>Discard</Button>
      </p>
    </form>
  );
}

/** Adds all models that have answers, one after the other, up to the first that cannot be. */
function AcceptAll({ draft, onDone, onProblem }: Props & { onProblem: (problem: string | null) => void }) {
  const [busy, setBusy] = useState(false);
  const models = draft.state.value.models.filter(({ preview }) => preview && isUsable(preview));
  // Their previews wait for the tables.
  if (models.length === 0) return null;
  const accept = async () => {
    setBusy(true);
    onProblem(null);
    const added: string[] = [];
    try {
      for (const { key } of models) added.push((await draft.accept(key)).label);
    } catch (error) {
      onProblem((error as Error).message);
    }
    if (added.length > 0) onDone(added);
    setBusy(false);
  };
  return (
    <>
      <p>
        These are answers of {draft.state.value.models.length} models. Add all of them, or those that you
        want.
      </p>
      <p class="models-buttons buttons">
        <Button class="button is-primary" disabled={busy} onClick={() => void accept()}>
          {busy ? 'Adding…' : `Add all ${models.length} models`}
        </Button>
        <Button onClick={() => draft.clear()}>Discard all</Button>
      </p>
    </>
  );
}

/** The models that the files would become: a preview of each; the reader adds them or not. */
export function ModelDrafts({ draft, onDone }: Props) {
  const { models } = draft.state.value;
  const several = models.length > 1;
  // Stays where one model is left of several.
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <>
      {several && <AcceptAll draft={draft} onDone={onDone} onProblem={setProblem} />}
      {models.length > 0 && <Problem text={problem} />}
      {models.map((model) => {
        const { key, label, preview } = model;
        if (!preview) return null;
        return (
          <section key={key} aria-label={label}>
            {several && <h3>{label}</h3>}
            {isUsable(preview) ? (
              <>
                <Preview preview={preview} />
                <Doubts draft={draft} model={model} />
                <Accept draft={draft} model={model} onDone={onDone} />
              </>
            ) : (
              <Useless onDiscard={() => draft.discard(key)} />
            )}
          </section>
        );
      })}
    </>
  );
}
