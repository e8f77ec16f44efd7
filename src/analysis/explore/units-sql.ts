/** Counts by scenario or case, for intervals: all numbers, so that the rows go to the worker as arrays. */

import { isOfCounts, type Statistic } from '../../domain/statistics/weighted-measure';
import { literals } from '../../sql/quote';
import { DIMENSIONS, MEMBERS } from '../dimensions';
import { MEASURES } from '../measures';
import { cellsOf, pools, type Question, sumsOf } from './explore-sql';

/** Members of both dimensions, models included. A group's number is its row's place x columns + its column's place. */
export interface Members {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
}

function place(expression: string, members: readonly string[]): string {
  return `(list_position([${literals(members)}], ${expression}) - 1)`;
}

export function statisticOf(question: Question): Statistic {
  const { statistic, mean } = MEASURES[question.measure];
  return mean?.of === 'scenarios' && !pools(question) ? mean.statistic : statistic;
}

/** Whether some groups hold several models, whose answers to a case belong together. */
function mixesModels({ rows, columns, filters }: Question): boolean {
  return rows !== 'model' && columns !== 'model' && (filters.model?.length ?? 1) > 1;
}

/** Whether each case is counted for itself, so that one can be left out; otherwise each scenario is. */
function countsCases(question: Question): boolean {
  return question.shared !== undefined || mixesModels(question) || !isOfCounts(statisticOf(question));
}

/** @param models all models, in the order of their numbers */
export function unitsSql(question: Question, members: Members, models: readonly string[]): string {
  const { sums, more } = MEASURES[question.measure];
  const value = countsCases(question) ? 'value' : "''";
  const row = place('row_name', members.rows);
  const column = place('column_name', members.columns);
  const picked = cellsOf(question, [
    `${DIMENSIONS[question.rows].sql} AS row_name`,
    `${DIMENSIONS[question.columns].sql} AS column_name`,
    `model, country, topic, ${value} AS item, stated, chosen, inclination, distance, misaligned`,
    ...more,
  ]);
  const [x, y] = sums.map((sum) => sum?.name ?? '0');
  return `WITH picked AS (
  ${picked}
),
counted AS (
  SELECT row_name, column_name, model, country, topic, item,
    ${sumsOf(question)}
  FROM picked
  GROUP BY ALL
)
SELECT (${row} * ${members.columns.length} + ${column})::INTEGER AS "group",
  ${place('model', models)}::INTEGER AS model, ${place('country', MEMBERS.country)}::INTEGER AS country,
  ${place('topic', MEMBERS.topic)}::INTEGER AS topic,
  ${value === 'value' ? place('item', MEMBERS.value) : '0'}::INTEGER AS value,
  tp::DOUBLE AS tp, fp::DOUBLE AS fp, fn::DOUBLE AS fn, tn::DOUBLE AS tn,
  coalesce(${x ?? 0}, 0)::DOUBLE AS "sumX", ${y ?? 0}::DOUBLE AS "sumY", known::DOUBLE AS n
FROM counted
WHERE row_name IN (${literals(members.rows)})
  AND column_name IN (${literals(members.columns)})`;
}
