import type { Database } from '../../db/types';
import type { RunRecord } from '../../domain/runs/run-record';
import { loadActions } from './actions';
import { isReplay } from './engines';
import { loadReplayActions } from './recorded-answers';

/** The pairs of actions that a run asks about. */
export function pairsFor(
  database: Pick<Database, 'query'>,
  run: Pick<RunRecord, 'engine' | 'plan'>,
  signal?: AbortSignal,
) {
  const { engine, plan } = run;
  return isReplay(run)
    ? loadReplayActions(database, engine.settings.model ?? '', plan.scenarios, signal)
    : loadActions(database, plan.scenarios, signal);
}
