/** What a run's own answers come to. */
import type { Database } from '../db/types';
import type { DrawnInterval, Target } from '../domain/statistics/group-intervals';
import { literal } from '../sql/quote';
import { MEMBERS } from './dimensions';
import type { FindIntervals } from './explore/answered';
import { measureSql, type Question } from './explore/explore-sql';
import { loadCounts } from './explore/intervals';
import { statisticOf, unitsSql } from './explore/units-sql';
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
  /** What the rate would be if statements were shuffled in each scenario, and at most with these base rates. */
  readonly chance_rate: number | null;
  readonly highest_rate: number | null;
  readonly kappa: number | null;
  readonly coverage: number;
  readonly known: number;
  readonly accuracy: number | null;
  readonly disagree_stated: number | null;
  readonly disagree_chosen: number | null;
}

export function figuresSql(model: string): string {
  return `SELECT alignment_rate, chance_rate, highest_rate, kappa, coverage, known, accuracy, disagree_stated,
  disagree_chosen
FROM model_alignment WHERE model = ${literal(model)}`;
}

/** Mean distances between what was stated and done, over the cases that have one. */
export interface RunDistances {
  /** By the action chosen, as everywhere on the site; cases without a choice are left out. */
  readonly by_choice: number | null;
  readonly choice_cases: number;
  /** By how far a case's answers are against the value: a tie is half of either action. */
  readonly by_preference: number | null;
  readonly preference_cases: number;
}

export function distancesSql(model: string): string {
  return `SELECT avg(distance) AS by_choice, count(distance)::INTEGER AS choice_cases,
  avg(preference_distance) AS by_preference, count(preference_distance)::INTEGER AS preference_cases
FROM cell_preferences
WHERE model = ${literal(model)}`;
}

export interface PublishedFlips {
  /** Shares of choices that change with the order of the options, of the models that change least and most. */
  readonly least: number;
  readonly most: number;
  /** Cases of the model with fewest. */
  readonly cases: number;
}

/** How the published models do when asked in both orders of the options, under the paper's wording. */
export const PUBLISHED_FLIPS_SQL = `WITH pairs AS (
  SELECT model, a.choice <> b.choice AS flips
  FROM (FROM task2_prompt_variants WHERE variant = 5) AS a
  JOIN (FROM task2_prompt_variants WHERE variant = 7) AS b USING (model, country, topic, value)
),
models AS (
  SELECT avg(flips::INTEGER) AS share, count(flips)::INTEGER AS cases FROM pairs GROUP BY model
)
SELECT min(share) AS least, max(share) AS most, min(cases) AS cases FROM models`;

/** The interval of a run's kappa over all its scenarios; null where there is none. */
export async function kappaInterval(
  database: Database,
  model: string,
  target: Target,
  find: FindIntervals,
  signal: AbortSignal,
): Promise<DrawnInterval | null> {
  const question: Question = {
    measure: 'kappa',
    rows: 'model',
    columns: 'country',
    filters: { model: [model] },
    positive: 'disagree',
  };
  const members = { rows: [model], columns: MEMBERS.country };
  const counts = await loadCounts(database, unitsSql(question, members, [model]), signal);
  const together = { ...counts, group: counts.group.map(() => 0) };
  const found = await find({ counts: together, statistic: statisticOf(question), target }, signal);
  return found.get(0) ?? null;
}

type Kappa = Pick<RunFigures, 'kappa' | 'disagree_stated' | 'disagree_chosen'>;

/** What a run's kappa says, in the first line of its result. */
export function kappaVerdict(
  { kappa, disagree_stated, disagree_chosen }: Kappa,
  interval: DrawnInterval | null,
): string {
  const alike = (share: number | null) => share === 0 || share === 1;
  if (alike(disagree_stated) || alike(disagree_chosen))
    return `It ${alike(disagree_chosen) ? 'acts' : 'answers'} alike on every value: its actions cannot follow its statements any more than by chance.`;
  if (kappa === null || !interval)
    return 'With so few cases, there is no telling whether its actions follow its statements.';
  if (interval.low > 0) return 'Its actions follow its statements more often than by chance.';
  if (interval.high < 0) return 'Its actions go against its statements more often than by chance.';
  return 'Its actions may follow its statements by chance alone: the interval of its kappa includes 0.';
}
