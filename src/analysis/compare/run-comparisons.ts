/** A run beside the paper's models: each pair is compared as on the compare page. */
import type { Database } from '../../db/types';
import type { DrawnInterval, Target } from '../../domain/statistics/group-intervals';
import { literal } from '../../sql/quote';
import { measureSql } from '../explore/explore-sql';
import { PAPER_MODELS } from '../paper-models';
import { DEFAULT_COMPARISON } from './compare-state';
import { type FindDifferences, loadPaired } from './paired';

interface SharedRow {
  readonly model: string;
  readonly label: string;
  /** How many cells, and how many scenarios, both have. */
  readonly cells: number;
  readonly scenarios: number;
  /** Their alignment rates on them. */
  readonly rate: number;
  readonly otherRate: number;
  /** Share of those cells in which both chose the same action. */
  readonly agreement: number;
}

export interface RunComparison extends SharedRow {
  /** rate - otherRate, and its 95 % interval; null where there is none. */
  readonly difference: number;
  readonly interval: DrawnInterval | null;
}

/** What a run and each of the paper's models share, and their rates on it. */
export function sharedWithPublishedSql(model: string): string {
  const rates = measureSql({
    measure: 'alignment_rate',
    positive: DEFAULT_COMPARISON.positive,
    cases: `SELECT beside, cells.*
  FROM shared JOIN cells USING (country, topic, value)
  WHERE model IN (beside, ${literal(model)})`,
    groups: ['beside', 'model'],
    pooled: false,
    ordered: false,
  });
  return `WITH shared AS (
  SELECT other.model AS beside, country, topic, value, own.chosen = other.chosen AS same
  FROM cells AS own JOIN cells AS other USING (country, topic, value)
  WHERE own.model = ${literal(model)} AND own.misaligned IS NOT NULL AND other.misaligned IS NOT NULL
    AND other.model IN ${PAPER_MODELS}
),
measured AS (
  ${rates.replaceAll('\n', '\n  ')}
)
SELECT beside AS model, any_value(label) AS label, count(*)::INTEGER AS cells,
  count(DISTINCT (country, topic))::INTEGER AS scenarios, any_value(own.alignment_rate) AS rate,
  any_value(other.alignment_rate) AS "otherRate", avg(same::INTEGER) AS agreement
FROM shared JOIN models ON models.model = beside
  JOIN measured AS own USING (beside)
  JOIN measured AS other USING (beside)
WHERE own.model = ${literal(model)} AND other.model = beside
GROUP BY beside
ORDER BY beside`;
}

/** One comparison per model of the paper, the most similar rate first. */
export async function runComparisons(
  database: Database,
  model: string,
  target: Target,
  find: FindDifferences,
  signal: AbortSignal,
): Promise<RunComparison[]> {
  const sql = sharedWithPublishedSql(model);
  const { rows } = await database.query<SharedRow>(sql, { signal });
  const found: RunComparison[] = [];
  for (const row of rows) {
    const state = { ...DEFAULT_COMPARISON, models: [row.model, model], target };
    const { overall } = await loadPaired(database, state, find, signal);
    const difference = await overall(model);
    if (difference?.value == null || difference.model === null || difference.baseline === null) continue;
    found.push({
      ...row,
      rate: difference.model,
      otherRate: difference.baseline,
      difference: difference.value,
      interval: difference.interval,
    });
  }
  return found.sort((a, b) => Math.abs(a.difference) - Math.abs(b.difference));
}
