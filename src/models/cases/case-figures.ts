/** What the page of a case asks for: a value in a scenario. */
import type { Polarity } from '../../domain/measures';

export interface CaseModel {
  model: string;
  inclination: number | null;
  stated: Polarity | null;
  chosen: Polarity | null;
  distance: number | null;
  misaligned: boolean | null;
  evidence: string | null;
}

export interface CaseRating {
  model: string;
  variant: number;
  rating: number;
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

/** Parameters: country, topic, value. */
export const CASE_MODELS_SQL = `
SELECT model, inclination, stated, chosen, distance, misaligned, evidence
FROM cells
WHERE country = ? AND topic = ? AND value = ?
ORDER BY model`;

/** Parameters: country, topic, value. */
export const CASE_RATINGS_SQL = `
SELECT model, variant, rating
FROM task1_ratings
WHERE country = ? AND topic = ? AND value = ?
ORDER BY model, variant`;

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
