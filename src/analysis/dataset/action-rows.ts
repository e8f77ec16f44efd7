import type { Database } from '../../db/types';
import { byCell, cellKey } from '../../domain/keys';

/** An action with what the dataset browser needs. */
export interface ActionRow {
  readonly country: string;
  readonly topic: string;
  readonly value: string;
  readonly polarity: 'positive' | 'negative';
  readonly action: string | null;
  readonly spans: readonly string[] | null;
  readonly explanation: string | null;
  readonly origin: string;
  /** Why there is no action. */
  readonly problem: string | null;
  /** Schwartz type of the value. */
  readonly type: string;
  /** Characters of the action; 0 without one. */
  readonly length: number;
  readonly span_count: number;
  /** Spans that do not occur verbatim in the action. */
  readonly unanchored: number;
}

/** The two actions of a case; null where the row is missing. */
export interface Case {
  readonly positive: ActionRow | null;
  readonly negative: ActionRow | null;
}

const ACTIONS_SQL = `
SELECT a.country, a.topic, a.value, a.polarity, a.action, a.spans, a.explanation, a.origin, a.problem, v.type,
       coalesce(length(a.action), 0)::INTEGER AS length, coalesce(len(a.spans), 0)::INTEGER AS span_count,
       coalesce(len(list_filter(a.spans, lambda s: NOT contains(a.action, s))), 0)::INTEGER AS unanchored
FROM via_actions AS a JOIN schwartz_values AS v USING (value)`;

/** Every action, in the dataset's order, the one for a value before the one against it. */
export async function loadActions(
  database: Pick<Database, 'query'>,
  signal: AbortSignal,
): Promise<ActionRow[]> {
  const { rows } = await database.query<ActionRow>(ACTIONS_SQL, { signal });
  return rows.sort(byCell((row) => (row.polarity === 'positive' ? 0 : 1)));
}

const CHOSEN_SQL = `
SELECT country, topic, value, chosen, string_agg(model, ',' ORDER BY model) AS models
FROM cells
WHERE chosen IS NOT NULL AND evidence <> 'no_pair'
GROUP BY ALL`;

/** Models that chose each action, by case. */
export type Choosers = ReadonlyMap<
  string,
  { readonly agree: readonly string[]; readonly disagree: readonly string[] }
>;

/** Which models chose which action of a case. */
export async function loadChoosers(
  database: Pick<Database, 'query'>,
  signal: AbortSignal,
): Promise<Choosers> {
  const { rows } = await database.query<{
    country: string;
    topic: string;
    value: string;
    chosen: 'agree' | 'disagree';
    models: string;
  }>(CHOSEN_SQL, { signal });
  const choosers = new Map<string, { agree: readonly string[]; disagree: readonly string[] }>();
  for (const row of rows) {
    const key = cellKey(row);
    const known = choosers.get(key) ?? { agree: [], disagree: [] };
    known[row.chosen] = row.models.split(',');
    choosers.set(key, known);
  }
  return choosers;
}
