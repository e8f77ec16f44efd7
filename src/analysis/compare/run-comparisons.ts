/** A run beside the published models: each pair is compared as on the page for comparisons. */
import type { Database } from '../../db/types';
import type { Interval } from '../../domain/statistics/bootstrap';
import type { Resampling } from '../../domain/statistics/group-intervals';
import { literal } from '../../sql/quote';
import { askAgain } from '../ask-again';
import { DEFAULT_COMPARISON } from './compare-state';
import { type FindDifferences, loadPaired } from './paired';

interface SharedRow {
  readonly model: string;
  readonly label: string;
  /** Cells that both have, and their scenarios. */
  readonly cells: number;
  readonly scenarios: number;
  /** Share of them in which both chose the same action. */
  readonly agreement: number;
}

export interface RunComparison extends SharedRow {
  readonly rate: number;
  readonly otherRate: number;
  /** rate - otherRate, and its 95 % interval; null where it cannot be had. */
  readonly difference: number;
  readonly interval: Interval | null;
  readonly drawn: Resampling;
}

/** What a run and each published model share. */
export function sharedWithPublishedSql(model: string): string {
  return `SELECT models.model, label, count(*)::INTEGER AS cells,
  count(DISTINCT (country, topic))::INTEGER AS scenarios, avg((own.chosen = other.chosen)::INTEGER) AS agreement
FROM cells AS own JOIN cells AS other USING (country, topic, value)
  JOIN models ON models.model = other.model AND models.origin = 'published'
WHERE own.model = ${literal(model)} AND own.misaligned IS NOT NULL AND other.misaligned IS NOT NULL
GROUP BY models.model, label
ORDER BY models.model`;
}

/** One comparison a published model, the most similar rate first. */
export async function runComparisons(
  database: Database,
  model: string,
  find: FindDifferences,
  signal: AbortSignal,
): Promise<RunComparison[]> {
  const sql = sharedWithPublishedSql(model);
  const { rows } = await askAgain(() => database.query<SharedRow>(sql, { signal }));
  const found: RunComparison[] = [];
  for (const row of rows) {
    const state = { ...DEFAULT_COMPARISON, models: [row.model, model] };
    const { drawn, overall } = await loadPaired(database, state, find, signal);
    const difference = await overall(model);
    if (difference?.value == null || difference.model === null || difference.baseline === null) continue;
    found.push({
      ...row,
      rate: difference.model,
      otherRate: difference.baseline,
      difference: difference.value,
      interval: difference.interval,
      drawn: drawn.overall,
    });
  }
  return found.sort((a, b) => Math.abs(a.difference) - Math.abs(b.difference));
}
