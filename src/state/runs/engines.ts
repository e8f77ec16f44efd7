import * as v from 'valibot';
import type { Database } from '../../db/types';
import type { RunRecord } from '../../domain/runs/run-record';
import type { Engine } from '../../inference/engine';
import type { Contact, EngineInputs } from '../../inference/engine-meta';
import { engineMeta } from '../../inference/engines';
import { InferenceError } from '../../inference/errors';
import { readRecordedAnswers } from './recorded-answers';

type Made = Pick<RunRecord, 'engine'>;

/** Whether published answers are played back, so that no model runs. */
export function isReplay({ engine }: { readonly engine: Pick<RunRecord['engine'], 'kind'> }): boolean {
  return engineMeta(engine.kind)?.origin === 'replay';
}

/** Whether the reader has to choose the model's file again before the run can continue. */
export function needsFile({ engine }: Made): boolean {
  return engineMeta(engine.kind)?.needsFile?.(engine.settings) ?? false;
}

/** The servers that a run needs and that are the reader's to allow. */
export function contactsOf({ engine }: Made): readonly Contact[] {
  return engineMeta(engine.kind)?.contacts?.(engine.settings) ?? [];
}

/** What a run's record says of how its engine draws tokens. */
export function samplingOf({ engine }: Made): Pick<RunRecord, 'sampling' | 'leftOut'> {
  const { sampling, takesNo } = engineMeta(engine.kind) ?? {};
  return { ...(sampling ? { sampling } : {}), ...(takesNo ? { leftOut: takesNo } : {}) };
}

/** Why a record's origin and engine do not belong together; null where they do. */
export function mismatchOf({ origin, engine }: Pick<RunRecord, 'origin' | 'engine'>): string | null {
  const meta = engineMeta(engine.kind);
  if (!meta) return `this site has no engine “${engine.kind}”`;
  if ((origin === 'replay') !== (meta.origin === 'replay'))
    return `its origin is “${origin}”, its engine “${engine.kind}”`;
  if (origin === 'replay' && !v.is(meta.schema, engine.settings))
    return 'this site does not replay that model';
  return null;
}

/**
 * Makes a run's engine. Each kind's code is fetched at its first use.
 *
 * @throws InferenceError where the run's record does not say enough, or names an engine that this site does not have
 */
export async function engineOf(
  { engine: { kind, settings } }: Made,
  { database, files }: { readonly database: Pick<Database, 'query'> } & Pick<EngineInputs, 'files'>,
): Promise<Engine> {
  const meta = engineMeta(kind);
  if (!meta) throw new InferenceError('not loaded', `This site has no engine “${kind}”.`);
  const read = v.safeParse(meta.schema, settings);
  if (!read.success) {
    const name = v.getDotPath(read.issues[0]) ?? 'model';
    throw new InferenceError('not loaded', `The run’s record does not say which ${name} it used.`);
  }
  return meta.create(read.output, {
    files,
    recorded: (model, signal) => readRecordedAnswers(database, model, signal),
  });
}
