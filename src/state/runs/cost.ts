/** What the run that the reader plans costs: time at a known or assumed speed, and the download before it. */
import type { EngineKind } from '../../domain/runs/run-record';
import { downloadBytes, WEBLLM_MODELS } from '../../inference/webllm/models';
import { GGUF_MODELS } from '../../inference/wllama/models';
import { choiceOf, type RunDraft } from './draft';
import { assumedSpeed, type PlanSize, planSeconds } from './estimate';

export interface PlannedModel {
  readonly kind: EngineKind;
  /** By which its speed is kept. */
  readonly id: string;
  readonly label: string;
  readonly parameters: number | null;
  /** About; null where unknown, or where nothing is downloaded. */
  readonly bytes: number | null;
}

export function plannedModel(from: RunDraft): PlannedModel {
  const { engine, measured } = choiceOf(from);
  const webllm = WEBLLM_MODELS.find(({ id }) => from.engine === 'webllm' && id === measured.id);
  const gguf = GGUF_MODELS.find(({ url }) => from.engine === 'wllama' && url === measured.source);
  return { ...measured, kind: engine.kind, bytes: webllm ? downloadBytes(webllm) : (gguf?.bytes ?? null) };
}

/**
 * Seconds that a plan takes, null where nothing can be said before it began.
 *
 * @param measured tokens a second of an earlier run with the model on this machine
 */
export function expectedSeconds(
  { kind, parameters }: Pick<PlannedModel, 'kind' | 'parameters'>,
  size: PlanSize,
  measured: number | null,
): number | null {
  if (size.prompts === 0 || kind === 'replay') return null;
  if (measured !== null) return planSeconds(size, { prompt: measured, completion: measured });
  if (kind === 'endpoint' || parameters === null) return null;
  return planSeconds(size, assumedSpeed(kind, parameters));
}
