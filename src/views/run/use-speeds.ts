import { useEffect, useState } from 'preact/hooks';
import type { EngineKind } from '../../inference/engines';
import { knownSpeed } from '../../state/runs/measured-speed';

/** Tokens per second in earlier runs on this machine, by model id; models that were never run are absent. */
export function useSpeeds(kind: EngineKind, ids: readonly string[]): ReadonlyMap<string, number> {
  const [speeds, setSpeeds] = useState<ReadonlyMap<string, number>>(new Map());
  const all = ids.join('\n');
  useEffect(() => {
    let current = true;
    void Promise.all(all.split('\n').map(async (id) => [id, await knownSpeed(kind, id)] as const)).then(
      (found) => {
        if (current)
          setSpeeds(new Map(found.flatMap(([id, speed]) => (speed === null ? [] : [[id, speed]]))));
      },
    );
    return () => {
      current = false;
    };
  }, [kind, all]);
  return speeds;
}
