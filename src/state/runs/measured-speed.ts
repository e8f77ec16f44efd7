/** Speeds measured in earlier runs on this machine, by engine and model. */

import * as v from 'valibot';
import type { RunAnswer, RunRecord } from '../../domain/runs/run-record';
import { keepSetting, keptSetting, type Setting, setting } from '../../storage/settings';

const PREFIX = 'speed ';
const keyOf = (kind: string, id: string) => `${PREFIX}${kind} ${id}`;

const SPEED = v.pipe(v.number(), v.finite(), v.gtValue(0));

/** The setting under a key; null where the key is not one of a speed. */
export function speedSetting(key: string): Setting<number> | null {
  if (!key.startsWith(PREFIX)) return null;
  return setting(key, `the measured speed of ${key.slice(PREFIX.length)}`, SPEED);
}

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
  const kept = speedSetting(keyOf(engine.kind, measured.id));
  if (speed === null || !kept) return;
  try {
    await keepSetting(kept, speed);
  } catch {
    // No harm.
  }
}

export async function knownSpeed(kind: string, id: string): Promise<number | null> {
  const kept = speedSetting(keyOf(kind, id));
  try {
    return kept && (await keptSetting(kept));
  } catch {
    return null;
  }
}
