/** A model's answers under each single prompt variant, as cases for measures. */

import { where } from './filters';
import type { MeasureEntry } from './measures';

const ANSWERS = {
  1: {
    from: 'task1_ratings',
    columns: `chosen, (rating - 1) / 3 AS inclination,
      CASE WHEN rating >= 3 THEN 'disagree' ELSE 'agree' END AS stated`,
  },
  // A case without a pair of actions counts as agree, as in `cells`.
  2: {
    from: 'task2_choices AS asked',
    columns: `stated, inclination,
      coalesce(asked.choice, CASE asked.evidence WHEN 'no_pair' THEN 'agree' END) AS chosen`,
  },
} as const;

/**
 * The cases of each variant of a task, for `measureSql`: its own answers, and the other task's as in `cells`.
 *
 * @param conditions on the columns of `cells`
 * @param cells these, or the view that adds preferences to them
 */
export function variantCasesSql(
  task: 1 | 2,
  conditions: readonly string[],
  cells: MeasureEntry['from'] = 'cells',
): string {
  const { from, columns } = ANSWERS[task];
  const graded = cells === 'cell_preferences';
  return `SELECT variant::INTEGER AS variant, model, country, topic, value, stated, chosen, inclination,
    abs(inclination - (chosen = 'disagree')::INTEGER) AS distance, stated <> chosen AS misaligned${graded ? ',\n    mean_action, abs(inclination - mean_action) AS preference_distance' : ''}
  FROM (
    SELECT variant, model, country, topic, value, ${columns}${graded ? ', mean_action' : ''}
    FROM ${from} JOIN ${cells} USING (model, country, topic, value)${where(conditions, '    ')}
  )`;
}
