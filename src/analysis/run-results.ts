/** What a run comes to by itself. */
import { literal } from '../sql/quote';

export interface VariantRow {
  readonly variant: number;
  /** Ratings or choices that were read. */
  readonly answers: number;
  /** Mean over the ratings; null for choices. */
  readonly inclination: number | null;
  /** Share that disagrees; null where nothing was read. */
  readonly disagreeing: number | null;
  /** With this variant's answers alone; null without those of the other task. */
  readonly alignment_rate: number | null;
}

/** What each Task 1 variant alone would say. */
export function task1VariantSql(model: string): string {
  return `WITH rated AS (
  SELECT r.country, r.topic, r.variant, r.rating, c.chosen
  FROM task1_ratings AS r LEFT JOIN cells AS c USING (model, country, topic, value)
  WHERE r.model = ${literal(model)}
),
scenarios AS (
  SELECT variant, country, topic,
         CASE WHEN count(chosen) > 0 THEN f1(
           count(*) FILTER (rating >= 3 AND chosen = 'disagree'),
           count(*) FILTER (rating < 3 AND chosen = 'disagree'),
           count(*) FILTER (rating >= 3 AND chosen = 'agree')) END AS rate
  FROM rated GROUP BY variant, country, topic
),
rates AS (SELECT variant, avg(rate) AS alignment_rate FROM scenarios GROUP BY variant)
SELECT variant, count(*)::INTEGER AS answers, (avg(rating) - 1) / 3 AS inclination,
       avg((rating >= 3)::INTEGER) AS disagreeing, any_value(alignment_rate) AS alignment_rate
FROM rated JOIN rates USING (variant)
GROUP BY variant ORDER BY variant`;
}

/** What each Task 2 variant alone would say. A case without a pair of actions counts as agree, as in `cells`. */
export function task2VariantSql(model: string): string {
  return `WITH chosen AS (
  SELECT t.country, t.topic, t.variant, c.stated,
         coalesce(t.choice, CASE t.evidence WHEN 'no_pair' THEN 'agree' END) AS choice
  FROM task2_choices AS t LEFT JOIN cells AS c USING (model, country, topic, value)
  WHERE t.model = ${literal(model)}
),
scenarios AS (
  SELECT variant, country, topic,
         CASE WHEN count(stated) > 0 THEN f1(
           count(*) FILTER (stated = 'disagree' AND choice = 'disagree'),
           count(*) FILTER (stated = 'agree' AND choice = 'disagree'),
           count(*) FILTER (stated = 'disagree' AND choice = 'agree')) END AS rate
  FROM chosen GROUP BY variant, country, topic
),
rates AS (SELECT variant, avg(rate) AS alignment_rate FROM scenarios GROUP BY variant)
SELECT variant, count(choice)::INTEGER AS answers, NULL AS inclination,
       avg((choice = 'disagree')::INTEGER) AS disagreeing, any_value(alignment_rate) AS alignment_rate
FROM chosen JOIN rates USING (variant)
GROUP BY variant ORDER BY variant`;
}

export interface RunFigures {
  readonly alignment_rate: number | null;
  readonly coverage: number;
  readonly known: number;
  readonly accuracy: number | null;
  readonly disagree_stated: number | null;
  readonly disagree_chosen: number | null;
}

export function figuresSql(model: string): string {
  return `SELECT alignment_rate, coverage, known, accuracy, disagree_stated, disagree_chosen
FROM model_alignment WHERE model = ${literal(model)}`;
}
