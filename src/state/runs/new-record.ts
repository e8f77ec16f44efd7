import { PROMPT_VERSION } from '../../domain/prompts/templates';
import { itemsOf, type PairLookup } from '../../domain/runs/run-plan';
import type { RunRecord } from '../../domain/runs/run-record';
import { isReplay, samplingOf } from './engines';
import { slug } from './run-names';

interface Actions {
  readonly pairOf: PairLookup;
  readonly origin: RunRecord['dataset']['origin'];
  readonly sha256: string;
}

/** The record of a run that has not begun. */
export function newRecord(
  { id, engine, measured, plan }: Pick<RunRecord, 'id' | 'engine' | 'measured' | 'plan'>,
  { pairOf, origin: dataset, sha256 }: Actions,
): RunRecord {
  const origin = isReplay({ engine }) ? 'replay' : 'local';
  return {
    id,
    format: 1,
    model: `${origin}-${slug(measured.label)}-${id}`,
    origin,
    measured,
    engine,
    device: '',
    plan,
    promptVersion: Object.keys(plan.customTemplates).length > 0 ? `${PROMPT_VERSION} custom` : PROMPT_VERSION,
    dataset: { origin: dataset, sha256 },
    siteVersion: __APP_VERSION__,
    state: 'ready',
    created: new Date().toISOString(),
    finished: null,
    total: itemsOf(plan, pairOf).length,
    ...samplingOf({ engine }),
    canaryFailed: null,
  };
}
