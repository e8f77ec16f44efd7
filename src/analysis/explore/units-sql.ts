/** Counts by scenario, for the bootstrap: everything is a number, so that the rows go to the worker as arrays. */

import type { Resampling } from '../../domain/statistics/group-intervals';
import type { Statistic } from '../../domain/statistics/weighted-measure';
import { literal } from '../../sql/quote';
import { MEMBERS, type Measure } from '../measures';
import { cellsOf, counts, EXPRESSIONS, pools, type Question } from './explore-sql';

/** Members of both dimensions, models included; a group's number is its row's place times the columns plus its column's. */
export interface Members {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
}

function place(expression: string, members: readonly string[]): string {
  return `(list_position([${members.map(literal).join(', ')}], ${expression}) - 1)`;
}

/** What is averaged by `mean` and `distance`. */
function sums(measure: Measure): string {
  const both = 'FILTER (inclination IS NOT NULL AND chosen IS NOT NULL)';
  switch (measure) {
    case 'distance':
      return `coalesce(sum(inclination) ${both}, 0) AS "sumX", count(*) FILTER (inclination IS NOT NULL AND chosen = 'disagree') AS "sumY", count(*) ${both} AS n`;
    case 'inclination':
      return 'coalesce(sum(inclination), 0) AS "sumX", 0 AS "sumY", count(inclination) AS n';
    default:
      return `count(*) FILTER (chosen = 'disagree') AS "sumX", 0 AS "sumY", count(chosen) AS n`;
  }
}

export function statisticOf(question: Question): Statistic {
  switch (question.measure) {
    case 'alignment_rate':
      return pools(question) ? 'rate' : 'scenario mean';
    case 'inclination':
    case 'choice':
      return 'mean';
    default:
      return question.measure;
  }
}

/** Countries are drawn where the topic is given, topics within countries otherwise. */
export function resamplingOf({ rows, columns, filters }: Question): Resampling {
  const topicGiven = rows === 'topic' || columns === 'topic' || filters.topic?.length === 1;
  return topicGiven ? 'countries' : 'topics';
}

/** Whether a group has more than one scenario to draw. */
export function canResample(question: Question): boolean {
  const { rows, columns, filters } = question;
  const dimensions = [rows, columns];
  if (dimensions.includes('scenario')) return false;
  const country = dimensions.includes('country') || filters.country?.length === 1;
  const topic = dimensions.includes('topic') || filters.topic?.length === 1;
  return !(country && topic);
}

/**
 * @param models all models, in the order of their numbers
 * @param drawn what is drawn of the counts: an entry a case where it is cells
 */
export function unitsSql(
  question: Question,
  members: Members,
  models: readonly string[],
  drawn: Resampling = 'topics',
): string {
  const value = question.measure === 'distance' || drawn === 'cells' ? 'value' : "''";
  const row = place('row_name', members.rows);
  const column = place('column_name', members.columns);
  const picked = cellsOf(question, [
    `${EXPRESSIONS[question.rows]} AS row_name`,
    `${EXPRESSIONS[question.columns]} AS column_name`,
    `model, country, topic, ${value} AS item, stated, chosen, inclination`,
  ]);
  return `WITH picked AS (
  ${picked}
),
counted AS (
  SELECT row_name, column_name, model, country, topic, item, ${counts(question.positive)},
    ${sums(question.measure)}
  FROM picked
  GROUP BY ALL
)
SELECT (${row} * ${members.columns.length} + ${column})::INTEGER AS "group",
  ${place('model', models)}::INTEGER AS model, ${place('country', MEMBERS.country)}::INTEGER AS country,
  ${place('topic', MEMBERS.topic)}::INTEGER AS topic,
  ${value === 'value' ? place('item', MEMBERS.value) : '0'}::INTEGER AS value,
  tp::DOUBLE AS tp, fp::DOUBLE AS fp, fn::DOUBLE AS fn, tn::DOUBLE AS tn,
  "sumX"::DOUBLE AS "sumX", "sumY"::DOUBLE AS "sumY", n::DOUBLE AS n
FROM counted
WHERE row_name IN (${members.rows.map(literal).join(', ')})
  AND column_name IN (${members.columns.map(literal).join(', ')})`;
}
