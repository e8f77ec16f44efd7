import { useEffect, useRef, useState } from 'preact/hooks';
import { withAnd } from '../../domain/text/list-names';
import type { Intake } from '../../state/imports/intake';
import { Button } from '../../ui/Button';
import { FileDrop } from '../../ui/FileDrop';
import { FileReport } from './FileReport';
import { HandOn } from './HandOn';
import { ModelDrafts } from './ModelDrafts';
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
        <code>.jsonl</code>, with Task 2 by row of the release). Where a column <code>model</code> names
        several models, each becomes one of its own. To see the authors’ layout, export a model and open the
        file.
      </p>
    </details>
  );
}

/** Files in, reports and a preview out; then the reader adds the model or discards it. */
export function ImportPanel({ intake }: { intake: Intake }) {
  const { draft, runs } = intake;
  const [added, setAdded] = useState<{
    readonly labels: readonly string[];
    readonly run?: string;
  } | null>(null);
  const outcome = useRef<HTMLParagraphElement>(null);
  useEffect(() => () => intake.clear(), [intake]);
  // The form that had the focus is gone.
  useEffect(() => {
    if (added) outcome.current?.focus();
  }, [added]);
  const { files } = draft.state.value;
  const reading = files.some(({ kind }) => kind === 'reading');
  return (
    <section aria-labelledby="import">
      <h2 id="import">Import a model’s results</h2>
      <p>
        Drop the result files of one model or of several, or an exported run. They are read in your browser
        and sent nowhere; what cannot be read is listed row by row before anything is added. The model then
        appears in every view and in SQL, marked as imported.
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
        {added &&
          `${withAnd(added.labels.map((label) => `“${label}”`))} ${added.labels.length === 1 ? 'was' : 'were'} added. `}
        {added?.run && <a href={`#/run?run=${added.run}`}>Open the run</a>}
      </p>
      {runs.files.value.map((file) => (
        <RunReport key={file.name} file={file} runs={runs} onDone={setAdded} />
      ))}
      {files.map((file) => (
        <FileReport key={file.name} file={file} />
      ))}
      {reading && <Button onClick={() => draft.clear()}>Cancel</Button>}
      {!reading && <ModelDrafts draft={draft} onDone={(labels) => setAdded({ labels })} />}
    </section>
  );
}
