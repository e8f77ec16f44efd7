import type { Database } from '../../db/types';
import { PUBLISHED_MODELS } from '../../domain/models';
import type { PairLookup, PlannedScenario } from '../../domain/runs/run-plan';
import type { Polarity, Rating } from '../../domain/statistics/measures';
import { VIA_REPOSITORY } from '../../domain/via/provenance';
import type { RecordedAnswers } from '../../inference/replay/replay';
import { loadActions, type RunActions } from './actions';

interface Key {
  readonly country: string;
  readonly topic: string;
  readonly value: string;
  readonly variant: number;
}

const RATINGS = 'SELECT country, topic, value, variant, rating FROM task1_ratings WHERE model = ?';
const CHOICES = 'SELECT country, topic, value, variant, choice, evidence FROM task2_choices WHERE model = ?';

const keyOf = (...parts: readonly (string | number)[]): string => parts.join('\n');

/** A published model's own answers, for the replay engine. */
export async function readRecordedAnswers(
  database: Pick<Database, 'query'>,
  model: string,
  signal?: AbortSignal,
): Promise<RecordedAnswers> {
  const options = { params: [model], models: [model], signal };
  const [ratings, choices] = await Promise.all([
    database.query<Key & { rating: Rating }>(RATINGS, options),
    database.query<Key & { choice: Polarity | null }>(CHOICES, options),
  ]);
  const of = ({ country, topic, value, variant }: Key) => keyOf(country, topic, value, variant);
  const rated = new Map(ratings.rows.map((row) => [of(row), row.rating]));
  const chosen = new Map(choices.rows.map((row) => [of(row), row.choice]));
  return {
    version: `commit ${VIA_REPOSITORY.commit.slice(0, 7)}`,
    label: PUBLISHED_MODELS.find((known) => known.model === model)?.label ?? model,
    rating: (...key) => rated.get(keyOf(...key)),
    choice: (...key) => chosen.get(keyOf(...key)),
  };
}

/**
 * The cases of a replay. Which of them have a pair of actions is known from the published choices; where a pair's
 * sentences are not loaded, placeholders that name the value go into the prompt, which a replay does not read.
 */
export async function loadReplayActions(
  database: Pick<Database, 'query'>,
  model: string,
  scenarios: readonly PlannedScenario[],
  signal?: AbortSignal,
): Promise<Omit<RunActions, 'origin'> & { readonly origin: RunActions['origin'] | 'stand-in' }> {
  const actions = await loadActions(database, scenarios, signal);
  const { rows } = await database.query<Key & { evidence: string }>(CHOICES, {
    params: [model],
    models: [model],
    signal,
  });
  const evidence = new Map(rows.map((row) => [keyOf(row.country, row.topic, row.value), row.evidence]));
  let standIn = false;
  const pairOf: PairLookup = (country, topic, value) => {
    const known = evidence.get(keyOf(country, topic, value));
    if (known === undefined) return undefined;
    if (known === 'no_pair') return null;
    const pair = actions.pairOf(country, topic, value);
    if (pair) return pair;
    standIn = true;
    return { positive: `[the action for ${value}]`, negative: `[the action against ${value}]` };
  };
  for (const { country, topic } of scenarios) pairOf(country, topic, 'Equality');
  return { pairOf, sha256: actions.sha256, origin: standIn ? 'stand-in' : actions.origin };
}
