/** What the run that the reader plans costs: time at a known or assumed speed, and the download before it. */
import { type EngineKind, engineMeta } from '../../inference/engines';
import { choiceOf, type RunDraft } from './draft';
import { type PlanSize, planSeconds } from './estimate';

export interface PlannedModel {
  readonly kind: EngineKind;
  /** The key under which its speed is kept. */
  readonly id: string;
  readonly label: string;
  readonly parameters: number | null;
  /** Approximate; null where unknown, or where nothing is downloaded. */
  readonly bytes: number | null;
}

export function plannedModel(from: RunDraft): PlannedModel {
  const bytes = engineMeta(from.engine).downloadBytes?.(from[from.engine]) ?? null;
  return { ...choiceOf(from).measured, kind: from.engine, bytes };
}

/**
 * Seconds that a plan takes; null where that cannot be estimated in advance.
 *
 * @param measured tokens per second in an earlier run of the model on this machine
 */
export function expectedSeconds(
  { kind, parameters }: Pick<PlannedModel, 'kind' | 'parameters'>,
  size: PlanSize,
  measured: number | null,
): number | null {
  if (size.prompts === 0) return null;
  if (measured !== null) return planSeconds(size, { prompt: measured, completion: measured });
  const assumed = parameters === null ? undefined : engineMeta(kind).assumedSpeed?.(parameters);
  return assumed ? planSeconds(size, assumed) : null;
}
