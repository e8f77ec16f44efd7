/** Speeds measured in earlier runs on this machine, by engine and model. */

import * as v from 'valibot';
import type { RunAnswer, RunRecord } from '../../domain/runs/run-record';
import { keepSetting, keptSetting } from '../../storage/settings';

const keyOf = (kind: string, id: string) => `speed ${kind} ${id}`;

const SPEED = v.pipe(v.number(), v.finite(), v.gtValue(0));

/** No estimate before this many answers: the first are slower. */
const WARM_UP = 2;

/** Tokens per second, read and written together, after the warm-up. Null with too few answers. */
function speedOf(answers: Iterable<RunAnswer>): number | null {
  const used = [...answers].filter(({ usage }) => usage && usage.milliseconds > 0).slice(WARM_UP);
  const tokens = used.reduce(
    (sum, { usage }) => sum + (usage?.promptTokens ?? 0) + (usage?.completionTokens ?? 0),
    0,
  );
  const milliseconds = used.reduce((sum, { usage }) => sum + (usage?.milliseconds ?? 0), 0);
  return tokens > 0 && milliseconds > 0 ? (tokens * 1000) / milliseconds : null;
}

/** Never rejects: a speed that cannot be kept is measured again. */
export async function keepSpeed(
  { engine, measured }: RunRecord,
  answers: Iterable<RunAnswer>,
): Promise<void> {
  const speed = speedOf(answers);
  if (speed === null) return;
  try {
    await keepSetting(keyOf(engine.kind, measured.id), speed);
  } catch {
    // No harm.
  }
}

export async function knownSpeed(kind: string, id: string): Promise<number | null> {
  try {
    return await keptSetting(keyOf(kind, id), SPEED);
  } catch {
    return null;
  }
}
