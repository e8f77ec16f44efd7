import { useEffect, useRef, useState } from 'preact/hooks';
import { areOfOneModel, type ImportDraft, isUsable, modelOf } from '../../state/imports/import-draft';
import type { Intake } from '../../state/imports/intake';
import { Button } from '../../ui/Button';
import { FileDrop } from '../../ui/FileDrop';
import { Notice } from '../../ui/Notice';
import { FileReport } from './FileReport';
import { HandOn } from './HandOn';
import { Preview } from './Preview';
import { RunReport } from './RunReport';

function Layout() {
  return (
    <details class="models-more more">
      <summary class="small">What the files must look like</summary>
      <p>
        The authors’ layout <code>outputs/evaluation/&lt;model&gt;_t1.csv</code> and <code>_t2.csv</code>: CSV
        with a header; columns in any order, extra columns are ignored.
      </p>
      <ul>
        <li>
          <strong>Task 1</strong>: <code>country, topic, response, prompt_index</code>. A response is the
          model’s answer, with a JSON object from each value to a rating of 1 to 4; <code>prompt_index</code>{' '}
          is 0 to 7.
        </li>
        <li>
          <strong>Task 2</strong>: <code>country, topic, value, polarity, model_choice</code>, and{' '}
          <code>prompt_index</code> where it is not 5. One row per action; <code>model_choice</code> is True
          for the chosen one.
        </li>
      </ul>
      <p>
        Other layouts are recognised by their header: one row per case with <code>selected_polarity</code>,
        one row per rating with <code>likert_score</code>, and the log of the authors’ program (
        <code>.jsonl</code>, with Task 2 by row of the release). To see the authors’ layout, export a model
        and open the file.
      </p>
    </details>
  );
}

/** What the reader should check before adding the model. */
function Doubts({ draft }: { draft: ImportDraft }) {
  const { files } = draft.state.value;
  const read = files.flatMap((file) => (file.kind === 'read' ? [file.reading] : []));
  const [one, other] = read;
  return (
    <>
      {one && other && !areOfOneModel(one, other) && (
        <Notice kind="warning" title="The two files have different names">
          <p>
            They would become one model, with the ratings and choices from both: {modelOf(one)} (in {one.file}
            ) and {modelOf(other)} (in {other.file}). Continue only if both come from the same model.
          </p>
        </Notice>
      )}
    </>
  );
}

/** Files in the right layout that contain no answers. */
function Useless({ draft }: { draft: ImportDraft }) {
  return (
    <Notice kind="error" title="There is nothing to add">
      <p>No answer in these files could be read. The report above says why.</p>
      <p>
        <Button onClick={() => draft.clear()}>Discard</Button>
      </p>
    </Notice>
  );
}

function Accept({ draft, onDone }: { draft: ImportDraft; onDone: (label: string) => void }) {
  const { label, inverted, files } = draft.state.value;
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const hasTask2 = files.some((file) => file.kind === 'read' && file.reading.task === 2);
  const accept = async () => {
    setBusy(true);
    setProblem(null);
    try {
      onDone((await draft.accept()).label);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
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
          onInput={(event) => draft.setLabel(event.currentTarget.value)}
        />
      </label>
      {hasTask2 && (
        <label class="import-inverted small">
          <input
            type="checkbox"
            checked={inverted}
            onChange={(event) => draft.setInverted(event.currentTarget.checked)}
          />
          <span>
            The polarity column is inverted (as in the authors’ file for GPT-4o-mini): read “positive” as
            “negative”
          </span>
        </label>
      )}
      {problem && (
        <p class="import-problem small" role="alert">
          {problem}
        </p>
      )}
      <p class="models-buttons buttons">
        <button type="submit" class="button is-primary" disabled={busy}>
          {busy ? 'Adding…' : 'Add this model'}
        </button>
        <Button onClick={() => draft.clear()}>Discard</Button>
      </p>
    </form>
  );
}

/** Files in, reports and a preview out; then the reader adds the model or discards it. */
export function ImportPanel({ intake }: { intake: Intake }) {
  const { draft, runs } = intake;
  const [added, setAdded] = useState<{ readonly label: string; readonly run?: string } | null>(null);
  const outcome = useRef<HTMLParagraphElement>(null);
  useEffect(() => () => intake.clear(), [intake]);
  // The form that had the focus is gone.
  useEffect(() => {
    if (added) outcome.current?.focus();
  }, [added]);
  const { files, preview } = draft.state.value;
  const reading = files.some(({ kind }) => kind === 'reading');
  return (
    <section aria-labelledby="import">
      <h2 id="import">Import a model’s results</h2>
      <p>
        Drop the result files of one model, or an exported run. They are read in your browser and sent
        nowhere; what cannot be read is listed row by row before anything is added. The model then appears in
        every view and in SQL, marked as imported.
      </p>
      <FileDrop
        label="Choose result files…"
        accept=".csv,.tsv,.jsonl,.json,.zip,text/csv"
        multiple
        onFiles={(chosen) => {
          setAdded(null);
          void intake.add(chosen);
        }}
      >
        or drop <code>name_t1.csv</code> and <code>name_t2.csv</code> here; one file is enough
      </FileDrop>
      <Layout />
      <HandOn />
      <p role="status" class="import-status" tabIndex={-1} ref={outcome}>
        {added && `“${added.label}” was added. `}
        {added?.run && <a href={`#/run?run=${added.run}`}>Open the run</a>}
      </p>
      {runs.files.value.map((file) => (
        <RunReport key={file.name} file={file} runs={runs} onDone={setAdded} />
      ))}
      {files.map((file) => (
        <FileReport key={file.name} file={file} />
      ))}
      {reading && <Button onClick={() => draft.clear()}>Cancel</Button>}
      {preview && !reading && isUsable(preview) && (
        <>
          <Preview preview={preview} />
          <Doubts draft={draft} />
          <Accept draft={draft} onDone={(label) => setAdded({ label })} />
        </>
      )}
      {preview && !reading && !isUsable(preview) && <Useless draft={draft} />}
    </section>
  );
}
