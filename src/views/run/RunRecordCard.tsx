import { useState } from 'preact/hooks';
import { citationOf } from '../../state/runs/cite-run';
import type { RunSession } from '../../state/runs/run-session';
import { samplingText } from '../../state/runs/sampling-text';
import { Button } from '../../ui/Button';
import { CopyButton } from '../../ui/CopyButton';
import { Fact } from '../../ui/Fact';

/** How the run was made, with everything needed to repeat it; its files; how to cite it. */
export function RunRecordCard({ session }: { session: RunSession }) {
  const [failure, setFailure] = useState<string | null>(null);
  const record = session.record.value;
  session.version.value;
  const { measured, engine, plan, dataset } = record;
  const facts: readonly (readonly [string, string])[] = [
    ['Run', record.id],
    ['Model', `${measured.id}${measured.quantisation ? `, ${measured.quantisation}` : ''}`],
    ['Weights', [measured.source, measured.revision].filter(Boolean).join(', revision ')],
    ['Engine', engine.version || engine.kind],
    ['Device', record.device || 'not loaded yet'],
    ['Sampling', samplingText(record)],
    [
      'Prompts',
      `version ${record.promptVersion}${plan.task1 ? `, Task 1 ${plan.task1.form === 'paper' ? 'as the paper' : 'one value at a time'}` : ''}`,
    ],
    ['Actions', `${dataset.origin}, SHA-256 ${dataset.sha256.slice(0, 16)}…`],
    [
      'Begun, finished',
      `${record.created.slice(0, 19)} UTC, ${record.finished ? `${record.finished.slice(0, 19)} UTC` : 'not yet'}`,
    ],
    ['Site', `ValueActionLens ${record.siteVersion}`],
  ];
  const save = async () => {
    setFailure(null);
    try {
      const [{ runZip }, { download }] = await Promise.all([
        import('../../state/runs/run-files'),
        import('../../exports/download'),
      ]);
      download(
        `${record.model}.zip`,
        'application/zip',
        runZip({ record, answers: [...session.answers.values()] }),
      );
    } catch (error) {
      setFailure(`The files could not be written: ${(error as Error).message}`);
    }
  };
  return (
    <section aria-labelledby="run-record">
      <h2 id="run-record">The record</h2>
      <dl class="run-facts small">
        {facts.map(([name, text]) => (
          <Fact key={name} name={name}>
            {text}
          </Fact>
        ))}
      </dl>
      <div class="run-buttons buttons">
        <Button disabled={session.answers.size === 0} onClick={() => void save()}>
          Export the run (.zip)
        </Button>
        <CopyButton text={citationOf(record)} label="Cite this run" />
      </div>
      <p class="run-muted">
        The zip contains the record with every answer (JSON), the table rows (Parquet) and the authors’ layout
        (CSV). Open it under “Run locally” in any browser to see the run there.
      </p>
      {failure && <p role="alert">{failure}</p>}
    </section>
  );
}
