/** What a cell of the explorer is made of: its scenarios, its cases, and its rates under each prompt variant. */
import { tiesMixed } from '../../sql/ties';
import { FILTER_DIMENSIONS } from '../dimensions';
import { memberConditions, where } from '../filters';
import { MEASURES, type Measure } from '../measures';
import { variantCasesSql } from '../variants-sql';
import { conditions, exploreSql, measureSql, pools, type Question } from './explore-sql';
import type { Filters } from './explore-state';

/** A cell's scenarios, each with the cell's measure. */
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
FROM cells${where(memberConditions(FILTER_DIMENSIONS, filters))}
ORDER BY misaligned DESC NULLS LAST, round(distance, 9) DESC NULLS LAST, ${tiesMixed('value', 'country', 'topic', 'model')}
LIMIT ${limit}`;
}

/** A measure under one prompt variant of Task 1, under its own name. */
export type VariantRate = { readonly variant: number } & Readonly<Partial<Record<Measure, number | null>>>;

/**
 * A cell's measure with Task 1 taken from a single prompt variant: how much depends on the way of asking. The
 * alignment rate is computed as in the table: averaged over scenarios, or pooled.
 */
export function variantsSql(question: Question): string {
  return measureSql({
    ...question,
    cases: variantCasesSql(1, conditions(question), MEASURES[question.measure].from),
    groups: ['variant'],
    pooled: pools(question),
    ordered: true,
  });
}
