import type { Database } from '../../db/types';
import type { ActionPair, PairLookup, PlannedScenario } from '../../domain/runs/run-plan';
import { sha256 } from '../../domain/text/sha256';

interface ActionRow {
  readonly country: string;
  readonly topic: string;
  readonly value: string;
  readonly polarity: 'positive' | 'negative';
  readonly action: string | null;
  readonly origin: 'via' | 'sample';
}

/** The actions that a run asks about. */
export interface RunActions {
  readonly pairOf: PairLookup;
  readonly origin: 'via' | 'sample';
  /** SHA-256 of the actions, sorted by case: the same text gives the same digest wherever it came from. */
  readonly sha256: string;
}

const SQL = `
SELECT country, topic, value, polarity, action, origin FROM via_actions
ORDER BY country, topic, value, polarity`;

/** Scenarios whose actions are loaded. */
export const SCENARIOS_WITH_ACTIONS_SQL = `
SELECT country, topic, any_value(origin) AS origin FROM via_actions
WHERE action IS NOT NULL GROUP BY country, topic`;

const keyOf = (...parts: readonly string[]): string => parts.join('\n');

/** Reads the actions of the planned scenarios; a case with fewer than two actions has no pair. */
export async function loadActions(
  database: Pick<Database, 'query'>,
  scenarios: readonly PlannedScenario[],
  signal?: AbortSignal,
): Promise<RunActions> {
  const wanted = new Set(scenarios.map(({ country, topic }) => keyOf(country, topic)));
  const { rows } = await database.query<ActionRow>(SQL, { signal });
  const used = rows.filter(({ country, topic }) => wanted.has(keyOf(country, topic)));
  const drafts = new Map<string, { positive: string | null; negative: string | null }>();
  for (const { country, topic, value, polarity, action } of used) {
    const key = keyOf(country, topic, value);
    const draft = drafts.get(key) ?? { positive: null, negative: null };
    draft[polarity] = action;
    drafts.set(key, draft);
  }
  const known = new Set(used.map(({ country, topic }) => keyOf(country, topic)));
  const pairOf: PairLookup = (country, topic, value): ActionPair | null | undefined => {
    if (!known.has(keyOf(country, topic))) return undefined;
    const { positive, negative } = drafts.get(keyOf(country, topic, value)) ?? {};
    return positive && negative ? { positive, negative } : null;
  };
  const text = JSON.stringify(
    used.map((row) => [row.country, row.topic, row.value, row.polarity, row.action]),
  );
  return {
    pairOf,
    origin: used.some(({ origin }) => origin === 'sample') ? 'sample' : 'via',
    sha256: (await sha256(text)) ?? '',
  };
}
