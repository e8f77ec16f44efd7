/** What the page of a case, a value in a scenario, queries. */
import type { Polarity } from '../../domain/statistics/measures';

/** The Task 1 variants; a case has a column `rating_0` to `rating_7` for their ratings. */
export const RATED_VARIANTS = [0, 1, 2, 3, 4, 5, 6, 7] as const;

type Variant = (typeof RATED_VARIANTS)[number];

type Ratings = { [Column in `rating_${Variant}`]: number | null };

export interface CaseModel extends Ratings {
  model: string;
  inclination: number | null;
  stated: Polarity | null;
  chosen: Polarity | null;
  distance: number | null;
  misaligned: boolean | null;
  evidence: string | null;
}

export interface CaseAction {
  polarity: 'positive' | 'negative';
  action: string | null;
  spans: string[] | null;
  explanation: string | null;
  origin: 'via' | 'sample';
  problem: string | null;
}

/** The same value in another scenario, for one model. */
export interface Neighbour {
  country: string;
  topic: string;
  stated: Polarity | null;
  chosen: Polarity | null;
  distance: number | null;
  misaligned: boolean | null;
}

/** Every model, with its eight ratings. Parameters: country, topic, value. */
export const CASE_MODELS_SQL = `
SELECT model, inclination, stated, chosen, distance, misaligned, evidence,
  ${RATED_VARIANTS.map((variant) => `max(rating) FILTER (variant = ${variant}) AS rating_${variant}`).join(',\n  ')}
FROM cells LEFT JOIN task1_ratings USING (model, country, topic, value)
WHERE country = ? AND topic = ? AND value = ?
GROUP BY ALL
ORDER BY model`;

/** Parameters: country, topic, value. */
export const CASE_ACTIONS_SQL = `
SELECT polarity, action, spans, explanation, origin, problem
FROM via_actions
WHERE country = ? AND topic = ? AND value = ?
ORDER BY polarity DESC`;

/** Parameters: model, value. */
export const NEIGHBOURS_SQL = `
SELECT country, topic, stated, chosen, distance, misaligned
FROM cells
WHERE model = ? AND value = ?
ORDER BY country, topic`;
