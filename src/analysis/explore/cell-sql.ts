/** What a cell of the explorer is made of: its scenarios, its cases, and its rates under each prompt variant. */
import { FILTER_DIMENSIONS } from '../dimensions';
import { memberConditions } from '../filters';
import type { Measure } from '../measures';
import { variantCasesSql } from '../variants-sql';
import { exploreSql, measureSql, pools, type Question } from './explore-sql';
import type { Filters } from './explore-state';

function where(filters: Filters): string {
  const found = memberConditions(FILTER_DIMENSIONS, filters);
  return found.length === 0 ? 'true' : found.join('\n  AND ');
}

/** The scenarios of a cell with the same measure each. */
export function scenariosSql(filters: Filters, measure: Measure, positive: Question['positive']): string {
  return exploreSql({ measure, positive, filters, rows: 'scenario', columns: 'model' });
}

export interface CellCase {
  readonly model: string;
  readonly country: string;
  readonly topic: string;
  readonly value: string;
  readonly inclination: number | null;
  readonly stated: 'agree' | 'disagree' | null;
  readonly chosen: 'agree' | 'disagree' | null;
  readonly distance: number | null;
  readonly misaligned: boolean | null;
  readonly evidence: string | null;
}

/** The cases of a cell, misaligned ones first, then by distance. */
export function casesSql(filters: Filters, limit: number): string {
  return `SELECT model, country, topic, value, inclination, stated, chosen, distance, misaligned, evidence
FROM cells
WHERE ${where(filters)}
ORDER BY misaligned DESC NULLS LAST, round(distance, 9) DESC NULLS LAST, country, topic, value, model
LIMIT ${limit}`;
}

/** A measure under one prompt variant of Task 1, under its own name. */
export type VariantRate = { readonly variant: number } & Readonly<Partial<Record<Measure, number | null>>>;

/**
 * A cell's measure when Task 1 is taken from one prompt variant alone: how much hangs on the way of asking. The
 * alignment rate is taken as in the table: the mean over scenarios, or pooled.
 */
export function variantsSql(question: Question): string {
  return measureSql({
    ...question,
    cases: variantCasesSql(1, where(question.filters)),
    groups: ['variant'],
    pooled: pools(question),
    ordered: true,
  });
}
