/** How precisely part of the scenarios tells the alignment rate over all, from the published models. */
import { COUNTRIES } from '../domain/countries';
import { quantile } from '../domain/statistics/random';
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
