import { isSeedless, type RunRecord, type Sampling } from '../domain/runs/run-record';
import { withAnd } from '../domain/text/list-names';
import { engineMeta } from '../inference/engines';

export const NO_SEED = 'cannot be reproduced: no seed';

function namesIn(sampling: Sampling | undefined): string[] {
  const names = Object.keys(sampling ?? {}).map((field) => (field.endsWith('penalty') ? 'penalties' : field));
  return [...new Set(names)];
}

/** How a run's tokens are drawn, as far as its record says. */
export function samplingText({ plan, sampling, leftOut = [], origin, engine }: RunRecord): string {
  const meta = engineMeta(engine.kind);
  const orders = [`seed ${plan.seed}`, `temperature ${plan.temperature}`];
  const drawn = orders.filter((order) => !meta?.takesNo?.some((field) => order.startsWith(field))).join(', ');
  if (origin === 'replay') return drawn;
  const refuser = meta?.takesNo ? 'the browser takes no' : 'the server refused';
  const said = namesIn(sampling);
  // What this version of the site would say.
  const unsaid = [...namesIn(meta?.sampling), ...(meta?.untold ?? [])].filter((name) => !said.includes(name));
  return [
    ...(drawn
      ? [[drawn, ...said.map((name) => (name === 'top_p' ? 'top_p 1' : `no ${name}`))].join(', ')]
      : []),
    ...(unsaid.length > 0 ? [`not known: ${withAnd(unsaid)}`] : []),
    ...(leftOut.length > 0 ? [`${refuser} ${withAnd(leftOut)}, so it was asked without`] : []),
    ...(isSeedless({ leftOut }) ? [NO_SEED] : []),
  ].join('; ');
}
