/** What the page of a case, a value in a scenario, queries. */
import type { Polarity } from '../../domain/statistics/measures';

/** The Task 1 variants; a case has a column `rating_0` to `rating_7` for their ratings. */
export const RATED_VARIANTS = [0, 1, 2, 3, 4, 5, 6, 7] as const;

type Variant = (typeof RATED_VARIANTS)[number];

type Ratings = { [Column in `rating_${Variant}`]: number | null };

export interface CaseModel extends Ratings {
  value: string;
  model: string;
  inclination: number | null;
  stated: Polarity | null;
  chosen: Polarity | null;
  distance: number | null;
  misaligned: boolean | null;
  evidence: string | null;
}

export interface CaseAction {
  value: string;
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

const RATINGS = RATED_VARIANTS.map(
  (variant) => `max(rating) FILTER (variant = ${variant}) AS rating_${variant}`,
);

/** @param where picks cases */
const caseModelsSql = (where: string) => `
SELECT value, model, inclination, stated, chosen, distance, misaligned, evidence,
  ${RATED_VARIANTS.map((variant) => `rating_${variant}`).join(', ')}
FROM cells LEFT JOIN (
  SELECT model, country, topic, value,
    ${RATINGS.join(',\n    ')}
  FROM task1_ratings
  GROUP BY ALL
) USING (model, country, topic, value)
WHERE ${where}
ORDER BY value, model`;

/** Every model, with its eight ratings. Parameters: country, topic, value. */
export const CASE_MODELS_SQL = caseModelsSql('country = ? AND topic = ? AND value = ?');

/** The same for all cases of a scenario: a page goes from one to the next. Parameters: country, topic. */
export const SCENARIO_CASE_MODELS_SQL = caseModelsSql('country = ? AND topic = ?');

/** The actions of all cases of a scenario. Parameters: country, topic. */
export const SCENARIO_ACTIONS_SQL = `
SELECT value, polarity, action, spans, explanation, origin, problem
FROM via_actions
WHERE country = ? AND topic = ?
ORDER BY value, polarity DESC`;

/** Parameters: model, value. */
export const NEIGHBOURS_SQL = `
SELECT country, topic, stated, chosen, distance, misaligned
FROM cells
WHERE model = ? AND value = ?
ORDER BY country, topic`;
