/** What the page of a scenario queries. */
import type { Polarity } from '../../domain/statistics/measures';

export interface ScenarioModel {
  model: string;
  alignment_rate: number | null;
  chance_rate: number | null;
  highest_rate: number | null;
  accuracy: number | null;
  kappa: number | null;
  mcc: number | null;
  tp: number;
  fp: number;
  fn: number;
  tn: number;
  known: number;
}

/** A case of the scenario for one model. */
export interface ScenarioCase {
  model: string;
  value: string;
  inclination: number | null;
  stated: Polarity | null;
  chosen: Polarity | null;
  distance: number | null;
  misaligned: boolean | null;
  evidence: string | null;
}

/** Parameters: country, topic. */
export const SCENARIO_MODELS_SQL = `
SELECT model, alignment_rate, chance_rate, highest_rate, accuracy, kappa, mcc, tp, fp, fn, tn, known
FROM scenario_alignment
WHERE country = ? AND topic = ?
ORDER BY alignment_rate DESC NULLS LAST, model`;

/** Parameters: country, topic. */
export const SCENARIO_CASES_SQL = `
SELECT model, value, inclination, stated, chosen, distance, misaligned, evidence
FROM cells
WHERE country = ? AND topic = ?
ORDER BY model, value`;

/** Parameters: country, topic, model. */
export const SCENARIO_MODEL_CASES_SQL = `
SELECT model, value, inclination, stated, chosen, distance, misaligned, evidence
FROM cells
WHERE country = ? AND topic = ? AND model = ?
ORDER BY value`;
