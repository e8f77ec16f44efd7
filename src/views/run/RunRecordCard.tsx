import { useState } from 'preact/hooks';
import { samplingText } from '../../analysis/sampling-text';
import { isQuick } from '../../domain/runs/run-plan';
import { citationOf } from '../../state/runs/cite-run';
import type { RunSession } from '../../state/runs/run-session';
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
      `version ${record.promptVersion}${plan.task1 ? `, Task 1 ${plan.task1.form === 'paper' ? 'as the paper' : 'one value at a time'}` : ''}${isQuick(plan) ? ', Task 2 in a quick form, not the paper’s' : ''}`,
    ],
    [
      'Scenarios',
      `${plan.scenarios.length}, ${plan.order === 'random' ? 'in random order' : 'in the order of the lists'}${plan.stop ? `, until the rate is known to within ±${plan.stop.within}` : ''}`,
    ],
    ['Actions', `${dataset.origin}, SHA-256 ${dataset.sha256.slice(0, 16)}…`],
    [
      'Begun, finished',
      `${record.created.slice(0, 19)} UTC, ${record.finished ? `${record.finished.slice(0, 19)} UTC` : 'not yet'}`,
    ],
    ['Site', `ValueActionLens ${record.siteVersion}`],
  ];
  const save = async (format: 'zip' | 'every_eval_ever') => {
    setFailure(null);
    const answers = [...session.answers.values()];
    try {
      const { download } = await import('../../exports/download');
      if (format === 'zip') {
        const { runZip } = await import('../../state/runs/run-files');
        download(`${record.model}.zip`, 'application/zip', runZip({ record, answers }));
      } else {
        const { everyEvalEver } = await import('../../exports/every-eval-ever');
        const text = JSON.stringify(everyEvalEver(record, answers, new Date()), null, 2);
        download(`${record.model}.every_eval_ever.json`, 'application/json', text);
      }
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
        <Button disabled={session.answers.size === 0} onClick={() => void save('zip')}>
          Export the run (.zip)
        </Button>
        <Button disabled={session.answers.size === 0} onClick={() => void save('every_eval_ever')}>
          Export as every_eval_ever (.json)
        </Button>
        <CopyButton text={citationOf(record)} label="Cite this run" />
      </div>
      <p class="run-muted">
        The zip contains the record with every answer (JSON), the table rows (Parquet) and the authors’ layout
        (CSV). Open it under “Run locally” in any browser to see the run there. every_eval_ever is a common
        format for the results of evaluations: the figures and settings, without the answers.
      </p>
      {failure && <p role="alert">{failure}</p>}
    </section>
  );
}
