import type { RunRecord, Sampling } from '../../domain/runs/run-record';
import { withAnd } from '../../domain/text/list-names';
import { engineMeta } from '../../inference/engines';

function namesIn(sampling: Sampling | undefined): string[] {
  const names = Object.keys(sampling ?? {}).map((field) => (field.endsWith('penalty') ? 'penalties' : field));
  return [...new Set(names)];
}

/** How a run's tokens are drawn, as far as its record says. */
export function samplingText({ plan, sampling, leftOut = [], origin, engine }: RunRecord): string {
  const drawn = `seed ${plan.seed}, temperature ${plan.temperature}`;
  if (origin === 'replay') return drawn;
  const said = namesIn(sampling);
  // What this version of the site would say.
  const unsaid = namesIn(engineMeta(engine.kind)?.sampling).filter((name) => !said.includes(name));
  return [
    [drawn, ...said.map((name) => (name === 'top_p' ? 'top_p 1' : `no ${name}`))].join(', '),
    ...(unsaid.length > 0 ? [`not known: ${withAnd(unsaid)}`] : []),
    ...(leftOut.length > 0 ? [`the server refused ${withAnd(leftOut)}, so it was asked without`] : []),
  ].join('; ');
}
