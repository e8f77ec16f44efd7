/** What a run's own answers come to. */
import { literal } from '../sql/quote';
import { measureSql } from './explore/explore-sql';
import { variantCasesSql } from './variants-sql';

export interface VariantRow {
  readonly variant: number;
  /** Ratings or choices that were read. */
  readonly answers: number;
  /** Mean over the ratings; null for choices. */
  readonly inclination: number | null;
  /** Share that disagrees; null where nothing was read. */
  readonly disagreeing: number | null;
  /** With only this variant's answers; null without answers to the other task. */
  readonly alignment_rate: number | null;
}

/** The result with each variant of a task on its own. */
export function runVariantsSql(task: 1 | 2, model: string): string {
  const said = task === 1 ? 'stated' : 'chosen';
  const rates = measureSql({
    measure: 'alignment_rate',
    positive: 'disagree',
    cases: 'FROM answers',
    groups: ['variant'],
    pooled: false,
    ordered: false,
  });
  return `WITH answers AS (
  ${variantCasesSql(task, [`model = ${literal(model)}`])}
),
measured AS (
  ${rates.replaceAll('\n', '\n  ')}
)
SELECT variant, count(${said})::INTEGER AS answers, ${task === 1 ? 'avg(inclination)' : 'NULL'} AS inclination,
  avg((${said} = 'disagree')::INTEGER) AS disagreeing, any_value(alignment_rate) AS alignment_rate
FROM answers JOIN measured USING (variant)
GROUP BY variant
ORDER BY variant`;
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
