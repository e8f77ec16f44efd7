/**
 * The figures of the overview, by SQL. The same queries run twice: in Node when the site is built (so that
 * `index.html` holds them) and in the reader's browser once DuckDB is ready.
 */

import { DEFAULT_MODEL } from '../domain/models';
import type { Polarity } from '../domain/statistics/measures';
import { tiesMixed } from '../sql/ties';
import { EVIDENCE_COUNTS_SQL, type EvidenceCounts } from './evidence/evidence-sql';
import { PAPER_MODELS } from './paper-models';

/** Runs one SQL statement with bound parameters and resolves to plain row objects. */
export type RunSql = <Row extends object>(sql: string, params?: readonly string[]) => Promise<Row[]>;

export interface ModelRow {
  model: string;
  label: string;
  provider: string;
  origin: string;
  note: string;
  /** Mean over countries, 0..1; null where no rate can be recomputed. */
  alignment_rate: number | null;
  /** What the rate would be if statements were shuffled in each scenario, and at most with these base rates. */
  chance_rate: number | null;
  highest_rate: number | null;
  accuracy: number | null;
  kappa: number | null;
  mcc: number | null;
  /** Share of cells with stated (chosen) disagreement, 0..1. */
  disagree_stated: number | null;
  disagree_chosen: number | null;
  /** Number of cells that state agreement and act against it, and of the reverse. */
  states_agree_acts_disagree: number | null;
  states_disagree_acts_agree: number | null;
  known: number | null;
  coverage: number | null;
  /** Mean of the printed rates, and the number of countries whose rate could be read. */
  printed_mean: number | null;
  printed_countries: number;
}

export interface HeadlineCell {
  model: string;
  country: string;
  alignment_rate: number | null;
  /** Share of the country's 616 cells for which both tasks are known, 0..1. */
  coverage: number | null;
  /** Share of the choices that were reconstructed from row and column sums, 0..1. */
  reconstructed: number | null;
  printed: number | null;
  reading: 'exact' | 'inferred' | null;
}

export interface ScenarioCell {
  value: string;
  inclination: number | null;
  stated: Polarity | null;
  chosen: Polarity | null;
  evidence: string | null;
}

export interface DistanceRow {
  value: string;
  mean_inclination: number;
  mean_action: number;
  distance: number;
  ranking: number;
}

export interface MisalignedExample {
  country: string;
  topic: string;
  value: string;
  inclination: number | null;
  distance: number | null;
}

/** A model on one of the two cases that the poster highlights. */
export interface FeaturedAnswer {
  country: string;
  topic: string;
  value: string;
  label: string;
  stated: Polarity;
  chosen: Polarity;
  inclination: number | null;
}

export interface PredictionRow {
  predictor: string;
  evidence_shown: string;
  /** F1 of predicting that the action is taken, and that of always predicting so. */
  f1: number;
  f1_always: number;
}

export interface VariantEffect {
  changed: 'wording' | 'order' | 'explanation';
  /** Pairs of prompts that differ only in this, and the share of them with different choices. */
  pairs: number;
  differing: number;
  /** How many cases were asked. */
  cases: number;
}

export interface OverviewFigures {
  /** The paper's models and the reader's own. */
  models: ModelRow[];
  /** How many other models the site has. */
  others: number;
  headline: HeadlineCell[];
  evidence: EvidenceCounts[];
  dataset: {
    cells: number;
    no_pair: number;
    annotations: number;
    /** Shares of actions accepted, of the generation prompts with the lowest and the highest. */
    accepted_least: number;
    accepted_most: number;
  };
  scenario: ScenarioCell[];
  distances: DistanceRow[];
  misaligned: MisalignedExample[];
  featured: FeaturedAnswer[];
  prediction: PredictionRow[];
  variantEffects: VariantEffect[];
}

export interface Scenario {
  model: string;
  country: string;
  topic: string;
}

/** What the page shows until the reader chooses otherwise. */
export const DEFAULT_SCENARIO: Scenario = {
  model: DEFAULT_MODEL,
  country: 'Nigeria',
  topic: 'Health and Health Care',
};

export type Direction = 'agree-disagree' | 'disagree-agree';

/** The reader's own models are marked wherever they are named. */
const MARKED_LABEL = `m.label || CASE WHEN m.origin = 'published' THEN '' ELSE ' (' || m.origin || ')' END`;

/** The page is about the paper: of the site's models it shows those of the paper alone. */
const IS_SHOWN = `(m.model IN ${PAPER_MODELS} OR m.origin <> 'published')`;

const OTHERS_SQL = `SELECT count(*) AS others FROM models AS m WHERE NOT ${IS_SHOWN}`;

export const MODELS_SQL = `
SELECT m.model, ${MARKED_LABEL} AS label, m.provider, m.origin, m.note,
       a.alignment_rate, a.chance_rate, a.highest_rate, a.accuracy, a.kappa, a.mcc, a.disagree_stated, a.disagree_chosen,
       a.fp AS states_agree_acts_disagree, a.fn AS states_disagree_acts_agree, a.known, a.coverage,
       p.printed_mean, coalesce(p.printed_countries, 0) AS printed_countries
FROM models AS m
LEFT JOIN model_alignment AS a USING (model)
LEFT JOIN (
  SELECT model, avg(alignment_rate) AS printed_mean, count(*)::INTEGER AS printed_countries
  FROM poster_alignment_rate
  GROUP BY model
) AS p USING (model)
WHERE ${IS_SHOWN}
ORDER BY a.alignment_rate DESC NULLS LAST, p.printed_mean DESC NULLS LAST, m.label`;

export const HEADLINE_SQL = `
WITH evidence AS (
  SELECT model, country, (count(*) FILTER (evidence = 'margin')) / count(*) AS reconstructed
  FROM cells
  WHERE chosen IS NOT NULL
  GROUP BY model, country
)
SELECT m.model, c.country, a.alignment_rate, a.coverage, e.reconstructed,
       p.alignment_rate AS printed, p.reading
FROM models AS m
CROSS JOIN countries AS c
LEFT JOIN country_alignment AS a USING (model, country)
LEFT JOIN poster_alignment_rate AS p USING (model, country)
LEFT JOIN evidence AS e USING (model, country)
WHERE ${IS_SHOWN}
ORDER BY m.model, c.country`;

const DATASET_SQL = `
WITH by_prompt AS (
  SELECT avg(score) AS accepted FROM human_annotation WHERE criterion = 'action' GROUP BY generation_prompt
)
SELECT (SELECT count(*) FROM countries) * (SELECT count(*) FROM topics) * (SELECT count(*) FROM schwartz_values)
         AS cells,
       (SELECT count(*) FROM (SELECT DISTINCT country, topic, value FROM cells
                              WHERE evidence = 'no_pair' AND model IN ${PAPER_MODELS}))
         AS no_pair,
       (SELECT count(*) FROM human_annotation WHERE criterion = 'action') AS annotations,
       (SELECT min(accepted) FROM by_prompt) AS accepted_least,
       (SELECT max(accepted) FROM by_prompt) AS accepted_most`;

export const SCENARIO_SQL = `
SELECT value, inclination, stated, chosen, evidence
FROM cells
WHERE model = ? AND country = ? AND topic = ?
ORDER BY value`;

export const DISTANCES_SQL = `
SELECT value, mean_inclination, mean_action, distance, ranking
FROM value_distance
WHERE model = ? AND grouped_by = 'country' AND group_name = ?
ORDER BY ranking, value`;

/** Misaligned cells of a model in one direction, the widest distances first; parameters model, stated, chosen. */
export const MISALIGNED_SQL = `
SELECT country, topic, value, inclination, distance
FROM cells
WHERE model = ? AND stated = ? AND chosen = ? AND misaligned
ORDER BY round(distance, 9) DESC NULLS LAST, ${tiesMixed('value', 'country', 'topic')}`;

const FEATURED_SQL = `
SELECT c.country, c.topic, c.value, m.label, c.stated, c.chosen, c.inclination
FROM cells AS c JOIN models AS m USING (model)
WHERE m.model IN ${PAPER_MODELS}
  AND ((c.country = 'Nigeria' AND c.topic = 'Health and Health Care' AND c.value = 'Social Power')
       OR (c.country = 'United States' AND c.topic = 'Religion' AND c.value = 'Loyal'))
  AND c.stated IS NOT NULL AND c.chosen IS NOT NULL
ORDER BY c.country, m.label`;

const PREDICTION_SQL = `
SELECT predictor, evidence_shown,
       f1(count(*) FILTER (will_act AND predicted), count(*) FILTER (NOT will_act AND predicted),
          count(*) FILTER (will_act AND NOT coalesce(predicted, false))) AS f1,
       f1(count(*) FILTER (will_act), count(*) FILTER (NOT will_act), 0) AS f1_always
FROM gap_prediction
GROUP BY predictor, evidence_shown
ORDER BY predictor, round(f1, 9), evidence_shown`;

const VARIANT_EFFECTS_SQL = `
WITH pairs AS (
  SELECT CASE WHEN a.wording <> b.wording THEN 'wording'
              WHEN a.options_reversed <> b.options_reversed THEN 'order'
              ELSE 'explanation' END AS changed,
         a.choice <> b.choice AS differs, country, topic, value
  FROM task2_prompt_variants AS a
  JOIN task2_prompt_variants AS b USING (model, country, topic, value)
  WHERE a.variant < b.variant AND a.choice IS NOT NULL AND b.choice IS NOT NULL
    AND (a.wording <> b.wording)::INTEGER + (a.options_reversed <> b.options_reversed)::INTEGER
        + (a.asks_explanation <> b.asks_explanation)::INTEGER = 1
)
SELECT changed, count(*) AS pairs, avg(differs::INTEGER) AS differing,
       count(DISTINCT (country, topic, value))::INTEGER AS cases
FROM pairs
GROUP BY changed
ORDER BY differing DESC`;

/** A direction's two parts, as bound to MISALIGNED_SQL. */
export function directionParams(direction: Direction): [stated: Polarity, chosen: Polarity] {
  return direction === 'agree-disagree' ? ['agree', 'disagree'] : ['disagree', 'agree'];
}

/** The paper's models with a known rate, highest first; findings leave out the reader's own models. */
export function ratedModels(models: readonly ModelRow[]): readonly ModelRow[] {
  return models.filter((row) => row.origin === 'published' && row.alignment_rate !== null);
}

/** Runs every query of the overview. Rejects with the first query's error. */
export async function loadOverviewFigures(runSql: RunSql): Promise<OverviewFigures> {
  const { model, country, topic } = DEFAULT_SCENARIO;
  const dataset = await runSql<OverviewFigures['dataset']>(DATASET_SQL);
  const [facts] = dataset;
  if (!facts) throw new Error('The dataset query gave no row');
  const [more] = await runSql<{ others: number }>(OTHERS_SQL);
  return {
    models: await runSql<ModelRow>(MODELS_SQL),
    others: more?.others ?? 0,
    headline: await runSql<HeadlineCell>(HEADLINE_SQL),
    evidence: await runSql<EvidenceCounts>(EVIDENCE_COUNTS_SQL),
    dataset: facts,
    scenario: await runSql<ScenarioCell>(SCENARIO_SQL, [model, country, topic]),
    distances: await runSql<DistanceRow>(DISTANCES_SQL, [model, country]),
    misaligned: await runSql<MisalignedExample>(`${MISALIGNED_SQL}\nLIMIT 8`, [
      model,
      ...directionParams('disagree-agree'),
    ]),
    featured: await runSql<FeaturedAnswer>(FEATURED_SQL),
    prediction: await runSql<PredictionRow>(PREDICTION_SQL),
    variantEffects: await runSql<VariantEffect>(VARIANT_EFFECTS_SQL),
  };
}
