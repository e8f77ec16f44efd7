import { useEffect, useState } from 'preact/hooks';
import { CLAIMS } from '../analysis/findings/claims';
import { askOnce, createJudge, findOn, sqlOf } from '../analysis/findings/find';
import type { Finding } from '../analysis/findings/finding';
import { useAttempts } from './attempts';
import { useServices } from './services';

export interface FindingState {
  readonly finding: Finding | null;
  /** Why it could not be found now. */
  readonly error: Error | null;
}

const NOTHING: FindingState = { finding: null, error: null };

/** What the data say about each claim, by its id, one after the other; again when the tables change, or the reader asks. */
export function useFindings(): (claim: string) => FindingState {
  const services = useServices();
  const { database } = services;
  const { judge } = services.once(createJudge);
  const [states, setStates] = useState<ReadonlyMap<string, FindingState>>(new Map());
  const key = [
    useAttempts().count,
    database.known.origin.value,
    ...CLAIMS.map((claim) => database.changesFor(sqlOf(claim))),
  ].join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the tables and for where answers come from
  useEffect(() => {
    let gone = false;
    const put = (id: string, change: (before: FindingState) => FindingState) => {
      if (!gone) setStates((before) => new Map(before).set(id, change(before.get(id) ?? NOTHING)));
    };
    const ask = askOnce(database);
    void (async () => {
      for (const claim of CLAIMS) {
        if (gone) return;
        try {
          const finding = await findOn(database, claim, judge, ask);
          put(claim.id, () => ({ finding, error: null }));
        } catch (cause) {
          const error = cause instanceof Error ? cause : new Error(String(cause));
          put(claim.id, ({ finding }) => ({ finding, error }));
        }
      }
    })();
    return () => {
      gone = true;
    };
  }, [database, judge, key]);
  return (claim) => states.get(claim) ?? NOTHING;
}
