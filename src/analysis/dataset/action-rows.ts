import type { Database } from '../../db/types';
import { byCell, type CellKey, cellKey } from '../../domain/keys';
import { type ViaSummary, viaSummary } from '../../domain/via/via-summary';

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

interface ChosenRow extends CellKey {
  readonly chosen: 'agree' | 'disagree';
  readonly models: string;
}

/** Models that chose each action, by case. */
export type Choosers = ReadonlyMap<
  string,
  { readonly agree: readonly string[]; readonly disagree: readonly string[] }
>;

function choosersIn(rows: readonly ChosenRow[]): Choosers {
  const choosers = new Map<string, { agree: readonly string[]; disagree: readonly string[] }>();
  for (const row of rows) {
    const key = cellKey(row);
    const known = choosers.get(key) ?? { agree: [], disagree: [] };
    known[row.chosen] = row.models.split(',');
    choosers.set(key, known);
  }
  return choosers;
}

/** Which models chose which action of a case. */
export async function loadChoosers(
  database: Pick<Database, 'query'>,
  signal: AbortSignal,
): Promise<Choosers> {
  return choosersIn((await database.query<ChosenRow>(CHOSEN_SQL, { signal })).rows);
}

/** In how many cases the published choices say that there was no pair of actions. */
export const WITHOUT_PAIR_SQL = `
SELECT count(DISTINCT (country, topic, value))::INTEGER AS cases
FROM cells
WHERE evidence = 'no_pair'`;

const FIRST_CASES = 20;

/** What the page shows before all actions are there. */
export interface FirstActions {
  readonly summary: ViaSummary;
  /** The first cases, and who chose what there. */
  readonly rows: readonly ActionRow[];
  readonly chosen: readonly ChosenRow[];
}

/** What is computed from all actions. */
export const FIRST_ACTIONS = [`${ACTIONS_SQL};${CHOSEN_SQL}`, 'first cases'] as const;

export async function findFirstActions(database: Pick<Database, 'query'>): Promise<FirstActions> {
  const { signal } = new AbortController();
  const rows = await loadActions(database, signal);
  const chosen = (await database.query<ChosenRow>(CHOSEN_SQL)).rows;
  const first = new Set([...new Set(rows.map(cellKey))].slice(0, FIRST_CASES));
  const isFirst = (row: CellKey) => first.has(cellKey(row));
  return { summary: viaSummary(rows), rows: rows.filter(isFirst), chosen: chosen.filter(isFirst) };
}

export function firstChoosers({ chosen }: FirstActions): Choosers {
  return choosersIn(chosen);
}
