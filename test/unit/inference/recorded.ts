import type { Figures } from '../../../pipeline/duckdb';
import type { ActionPair, PairLookup } from '../../../src/domain/runs/run-plan';
import type { Polarity, Rating } from '../../../src/domain/statistics/measures';
import type { RecordedAnswers } from '../../../src/inference/replay/replay';

interface Key {
  country: string;
  topic: string;
  value: string;
  variant: number;
}

const key = (...parts: readonly (string | number)[]) => parts.join('|');

/** A published model's answers from the committed figures, and whether a case has a pair of actions. */
export async function recordedAnswers(
  figures: Figures,
  model: string,
): Promise<{ answers: RecordedAnswers; pairOf: PairLookup }> {
  const ratings = await figures.query<Key & { rating: Rating }>(
    'SELECT * FROM task1_ratings WHERE model = ?',
    [model],
  );
  const choices = await figures.query<Key & { choice: Polarity | null; evidence: string }>(
    'SELECT * FROM task2_choices WHERE model = ?',
    [model],
  );
  const rated = new Map(
    ratings.map((row) => [key(row.country, row.topic, row.value, row.variant), row.rating]),
  );
  const chosen = new Map(
    choices.map((row) => [key(row.country, row.topic, row.value, row.variant), row.choice]),
  );
  const noPair = new Set(
    choices
      .filter(({ evidence }) => evidence === 'no_pair')
      .map((row) => key(row.country, row.topic, row.value)),
  );
  const pair: ActionPair = { positive: 'Do it.', negative: 'Leave it.' };
  return {
    answers: {
      version: 'test',
      label: model,
      rating: (...parts) => rated.get(key(...parts)),
      choice: (...parts) => chosen.get(key(...parts)),
    },
    pairOf: (country, topic, value) => (noPair.has(key(country, topic, value)) ? null : pair),
  };
}
