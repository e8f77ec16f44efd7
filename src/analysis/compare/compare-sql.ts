import type { Polarity } from '../../domain/statistics/measures';
import { literal, literals } from '../../sql/quote';
import { tiesMixed } from '../../sql/ties';
import { caseColumns, cellsOf, exploreSql, measureSql, pools, type Question } from '../explore/explore-sql';
import { type ListedModel, mostTelling } from '../listed-model';
import type { CompareState } from './compare-state';

/** A comparison as a question: each model by each group, on the cases that all of them have. */
export function compareQuestion({
  models,
  by,
  measure,
  positive,
}: Pick<CompareState, 'models' | 'by' | 'measure' | 'positive'>): Question {
  return { measure, rows: by, columns: 'model', filters: { model: models }, positive, shared: models };
}

export function compareSql(state: CompareState): string {
  return exploreSql(compareQuestion(state));
}

/** The figures of each model over all shared cases, with what belongs beside them. */
export function overallSql(state: Pick<CompareState, 'models' | 'by' | 'measure' | 'positive'>): string {
  const question = compareQuestion(state);
  return measureSql({
    ...question,
    cases: cellsOf(question, caseColumns(state.measure)),
    groups: ['model'],
    pooled: pools(question),
    ordered: true,
  });
}

export interface AlignedCount {
  readonly both: number;
  readonly first_only: number;
  readonly second_only: number;
  readonly neither: number;
}

const pair = (first: string, second: string): string =>
  `(SELECT * FROM cells WHERE model = ${literal(first)} AND misaligned IS NOT NULL) AS a
JOIN (SELECT * FROM cells WHERE model = ${literal(second)} AND misaligned IS NOT NULL) AS b USING (country, topic, value)`;

/** On how many shared cases both, one or neither of two models aligns. */
export function alignedCountSql(first: string, second: string): string {
  return `SELECT count(*) FILTER (NOT a.misaligned AND NOT b.misaligned)::INTEGER AS both,
  count(*) FILTER (NOT a.misaligned AND b.misaligned)::INTEGER AS first_only,
  count(*) FILTER (a.misaligned AND NOT b.misaligned)::INTEGER AS second_only,
  count(*) FILTER (a.misaligned AND b.misaligned)::INTEGER AS neither
FROM ${pair(first, second)}`;
}

export interface OnlyOneAligns {
  readonly country: string;
  readonly topic: string;
  readonly value: string;
  readonly first_stated: Polarity;
  readonly first_chosen: Polarity;
  readonly second_stated: Polarity;
  readonly second_chosen: Polarity;
}

/** The shared cases in which `aligned` aligns and `other` does not. */
export function onlyOneAlignsSql(aligned: string, other: string): string {
  return `SELECT country, topic, value, a.stated AS first_stated, a.chosen AS first_chosen,
  b.stated AS second_stated, b.chosen AS second_chosen
FROM ${pair(aligned, other)}
WHERE NOT a.misaligned AND b.misaligned
ORDER BY round(b.distance, 9) DESC NULLS LAST, ${tiesMixed('value', 'country', 'topic')}`;
}

export interface Agreement {
  readonly first: string;
  readonly second: string;
  /** Shares of the cases that both have, 0..1; null where there are none. */
  readonly stated: number | null;
  readonly chosen: number | null;
  readonly aligned: number | null;
  /** How many cases each share is based on. */
  readonly stated_cases: number;
  readonly chosen_cases: number;
  readonly aligned_cases: number;
}

/** How often each pair of models states, chooses and aligns the same. */
export const AGREEMENT_SQL = `SELECT a.model AS first, b.model AS second,
  avg((a.stated = b.stated)::INTEGER) AS stated,
  avg((a.chosen = b.chosen)::INTEGER) AS chosen,
  avg((a.misaligned = b.misaligned)::INTEGER) AS aligned,
  count(a.stated = b.stated)::INTEGER AS stated_cases,
  count(a.chosen = b.chosen)::INTEGER AS chosen_cases,
  count(a.misaligned = b.misaligned)::INTEGER AS aligned_cases
FROM cells AS a JOIN cells AS b USING (country, topic, value)
WHERE a.model <> b.model
GROUP BY ALL
ORDER BY ALL`;

/** A table of pairs has room for so many models. */
const MOST_PAIRED = 24;

/** The models to pair with each other, and how often each pair does the same. */
export function agreementAmong(
  listed: readonly ListedModel[],
  compared: readonly string[],
): { readonly paired: readonly ListedModel[]; readonly sql: string } {
  const paired = mostTelling(listed, compared, MOST_PAIRED);
  if (paired.length === listed.length) return { paired, sql: AGREEMENT_SQL };
  const among = `(FROM cells WHERE model IN (${literals(paired.map(({ model }) => model))}))`;
  return {
    paired,
    sql: AGREEMENT_SQL.replace('FROM cells AS a JOIN cells AS b', `FROM ${among} AS a JOIN ${among} AS b`),
  };
}
