/** How precisely part of the scenarios tells the alignment rate over all, from the published models. */
import { COUNTRIES } from '../domain/countries';
import { quantile, seededRandom, shuffled } from '../domain/statistics/random';
import { simulateStops } from '../domain/statistics/simulate-stops';
import { TOPICS } from '../domain/topics';
import { PAPER_MODELS } from './paper-models';

/** Variances of a model's rates: of its countries' means, of its topics' means, and of what neither explains. */
export interface RateSpread {
  readonly model: string;
  readonly country: number;
  readonly topic: number;
  readonly rest: number;
}

/** Of the published models with a rate in every scenario. */
export const RATE_SPREAD_SQL = `WITH rates AS (
  SELECT model, country, topic, alignment_rate AS rate,
    avg(alignment_rate) OVER (PARTITION BY model) AS mean,
    avg(alignment_rate) OVER (PARTITION BY model, country) AS of_country,
    avg(alignment_rate) OVER (PARTITION BY model, topic) AS of_topic
  FROM scenario_alignment
  WHERE model IN ${PAPER_MODELS} AND alignment_rate IS NOT NULL
),
counts AS (
  SELECT (SELECT count(*) FROM countries) AS c, (SELECT count(*) FROM topics) AS t
)
SELECT model, sum((of_country - mean) ** 2) / any_value(t * (c - 1)) AS country,
  sum((of_topic - mean) ** 2) / any_value(c * (t - 1)) AS topic,
  sum((rate - of_country - of_topic + mean) ** 2) / any_value((c - 1) * (t - 1)) AS rest
FROM rates CROSS JOIN counts
GROUP BY model
HAVING count(*) = any_value(c * t)
ORDER BY model`;

export interface ModelRates {
  readonly model: string;
  readonly rate: number;
}

/** The rates themselves, of every model with a rate in each scenario. */
export const RATES_SQL = `SELECT model, alignment_rate AS rate
FROM scenario_alignment
WHERE model IN ${PAPER_MODELS} AND alignment_rate IS NOT NULL
QUALIFY count(*) OVER (PARTITION BY model) = (SELECT count(*) FROM countries) * (SELECT count(*) FROM topics)
ORDER BY model, country, topic`;

const RUNS = 25;

/**
 * After how many scenarios runs like the published models' would stop: the medians of the model that stops first and of
 * the one that stops last, over a few simulated runs each; null without rates.
 *
 * @param scenarios how many the plan has
 * @param within half the width of the interval at the stop
 */
export function expectedStops(
  rows: readonly ModelRates[],
  scenarios: number,
  within: number,
): { readonly first: number; readonly last: number } | null {
  const rates = new Map<string, number[]>();
  for (const { model, rate } of rows) {
    const own = rates.get(model) ?? [];
    own.push(rate);
    rates.set(model, own);
  }
  const medians = [...rates.values()].map((own) => {
    const planned = shuffled(own, seededRandom(1)).slice(0, scenarios);
    const asked = [...simulateStops(planned, within, RUNS).asked].sort((a, b) => a - b);
    return Math.round(quantile(asked, 0.5));
  });
  return medians.length === 0 ? null : { first: Math.min(...medians), last: Math.max(...medians) };
}

const Z = 1.959964;
/** What the share of a population that is drawn leaves of its variance. */
const left = (drawn: number, all: number) => 1 / drawn - 1 / all;

/**
 * Half the width of the 95 % interval of the rate over all scenarios, from some countries by some topics drawn at random:
 * the median over the published models; null without any.
 *
 * The variance of the mean is exact: countries and topics are drawn without replacement, and the three parts of a rate are
 * uncorrelated.
 */
export function expectedHalfWidth(
  spreads: readonly RateSpread[],
  countries: number,
  topics: number,
): number | null {
  if (spreads.length === 0 || countries === 0 || topics === 0) return null;
  const [c, t] = [left(countries, COUNTRIES.length), left(topics, TOPICS.length)];
  const halves = spreads.map(
    ({ country, topic, rest }) => Z * Math.sqrt(c * country + t * topic + c * t * rest),
  );
  return quantile(
    halves.sort((a, b) => a - b),
    0.5,
  );
}
