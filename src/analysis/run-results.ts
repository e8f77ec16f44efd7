/** A run beside the published models, on the cells that both have. */
import { bootstrapInterval, type Interval } from '../domain/statistics/bootstrap';
import { alignmentRate, type Confusion, type Polarity } from '../domain/statistics/measures';
import { literal } from '../sql/quote';

export interface PairedCell {
  readonly model: string;
  readonly label: string;
  readonly scenario: string;
  readonly stated: Polarity;
  readonly chosen: Polarity;
  readonly other_stated: Polarity;
  readonly other_chosen: Polarity;
}

export interface Comparison {
  readonly model: string;
  readonly label: string;
  /** Cells that both have, and their scenarios. */
  readonly cells: number;
  readonly scenarios: number;
  readonly rate: number;
  readonly otherRate: number;
  /** rate - otherRate, and its 95 % interval; null where it cannot be had. */
  readonly difference: number;
  readonly interval: Interval | null;
  readonly resampled: 'scenarios' | 'cells';
  readonly agreement: number;
}

/** Below this many scenarios, cells are drawn within scenarios instead of scenarios. */
const ENOUGH_SCENARIOS = 10;

/** Cells of the run and of each published model, side by side. */
export function pairedSql(model: string): string {
  return `SELECT o.model, m.label, r.country || ' / ' || r.topic AS scenario,
       r.stated, r.chosen, o.stated AS other_stated, o.chosen AS other_chosen
FROM cells AS r
JOIN cells AS o USING (country, topic, value)
JOIN models AS m ON m.model = o.model AND m.origin = 'published'
WHERE r.model = ${literal(model)}
  AND r.stated IS NOT NULL AND r.chosen IS NOT NULL AND o.stated IS NOT NULL AND o.chosen IS NOT NULL
ORDER BY o.model, scenario, value`;
}

type Counts = { -readonly [Key in keyof Confusion]: number };

function add(counts: Counts, stated: Polarity, chosen: Polarity, weight: number): void {
  if (stated === 'disagree') counts[chosen === 'disagree' ? 'tp' : 'fn'] += weight;
  else counts[chosen === 'disagree' ? 'fp' : 'tn'] += weight;
}

const none = (): Counts => ({ tp: 0, fp: 0, fn: 0, tn: 0 });

function groups<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const grouped = new Map<string, T[]>();
  for (const item of items) {
    const group = grouped.get(keyOf(item));
    if (group) group.push(item);
    else grouped.set(keyOf(item), [item]);
  }
  return grouped;
}

/** Alignment rates of both over the cells of one scenario, each counted as often as its weight says. */
function rates(
  cells: readonly PairedCell[],
  weightOf: (index: number) => number,
): { own: number; other: number } {
  const [own, other] = [none(), none()];
  cells.forEach((cell, index) => {
    add(own, cell.stated, cell.chosen, weightOf(index));
    add(other, cell.other_stated, cell.other_chosen, weightOf(index));
  });
  return { own: alignmentRate(own), other: alignmentRate(other) };
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

function compare(cells: readonly PairedCell[]): Omit<Comparison, 'model' | 'label'> {
  const scenarios = [...groups(cells, ({ scenario }) => scenario).values()];
  const pairs = scenarios.map((group) => rates(group, () => 1));
  const resampled = scenarios.length >= ENOUGH_SCENARIOS ? 'scenarios' : 'cells';
  const interval =
    resampled === 'scenarios'
      ? bootstrapInterval([scenarios.length], (weights) =>
          mean(pairs.map(({ own, other }, index) => (own - other) * (weights[index] ?? 0))),
        )
      : bootstrapInterval(
          scenarios.map(({ length }) => length),
          (weights) => {
            let first = 0;
            const differences = scenarios.map((group) => {
              const start = first;
              first += group.length;
              const { own, other } = rates(group, (index) => weights[start + index] ?? 0);
              return own - other;
            });
            return mean(differences);
          },
        );
  const same = cells.filter((cell) => cell.chosen === cell.other_chosen).length;
  const [rate, otherRate] = [mean(pairs.map(({ own }) => own)), mean(pairs.map(({ other }) => other))];
  return {
    cells: cells.length,
    scenarios: scenarios.length,
    rate,
    otherRate,
    difference: rate - otherRate,
    interval,
    resampled,
    agreement: same / cells.length,
  };
}

/** One comparison a published model, the most similar rate first. */
export function comparisons(rows: readonly PairedCell[]): Comparison[] {
  return [...groups(rows, ({ model }) => model)]
    .map(([model, cells]) => ({ model, label: cells[0]?.label ?? model, ...compare(cells) }))
    .sort((a, b) => Math.abs(a.difference) - Math.abs(b.difference));
}

export interface VariantRow {
  readonly variant: number;
  /** Ratings or choices that were read. */
  readonly answers: number;
  /** Mean over the ratings; null for choices. */
  readonly inclination: number | null;
  /** Share that disagrees; null where nothing was read. */
  readonly disagreeing: number | null;
  /** With this variant's answers alone; null without those of the other task. */
  readonly alignment_rate: number | null;
}

/** What each Task 1 variant alone would say. */
export function task1VariantSql(model: string): string {
  return `WITH rated AS (
  SELECT r.country, r.topic, r.variant, r.rating, c.chosen
  FROM task1_ratings AS r LEFT JOIN cells AS c USING (model, country, topic, value)
  WHERE r.model = ${literal(model)}
),
scenarios AS (
  SELECT variant, country, topic,
         CASE WHEN count(chosen) > 0 THEN f1(
           count(*) FILTER (rating >= 3 AND chosen = 'disagree'),
           count(*) FILTER (rating < 3 AND chosen = 'disagree'),
           count(*) FILTER (rating >= 3 AND chosen = 'agree')) END AS rate
  FROM rated GROUP BY variant, country, topic
),
rates AS (SELECT variant, avg(rate) AS alignment_rate FROM scenarios GROUP BY variant)
SELECT variant, count(*)::INTEGER AS answers, (avg(rating) - 1) / 3 AS inclination,
       avg((rating >= 3)::INTEGER) AS disagreeing, any_value(alignment_rate) AS alignment_rate
FROM rated JOIN rates USING (variant)
GROUP BY variant ORDER BY variant`;
}

/** What each Task 2 variant alone would say. A case without a pair of actions counts as agree, as in `cells`. */
export function task2VariantSql(model: string): string {
  return `WITH chosen AS (
  SELECT t.country, t.topic, t.variant, c.stated,
         coalesce(t.choice, CASE t.evidence WHEN 'no_pair' THEN 'agree' END) AS choice
  FROM task2_choices AS t LEFT JOIN cells AS c USING (model, country, topic, value)
  WHERE t.model = ${literal(model)}
),
scenarios AS (
  SELECT variant, country, topic,
         CASE WHEN count(stated) > 0 THEN f1(
           count(*) FILTER (stated = 'disagree' AND choice = 'disagree'),
           count(*) FILTER (stated = 'agree' AND choice = 'disagree'),
           count(*) FILTER (stated = 'disagree' AND choice = 'agree')) END AS rate
  FROM chosen GROUP BY variant, country, topic
),
rates AS (SELECT variant, avg(rate) AS alignment_rate FROM scenarios GROUP BY variant)
SELECT variant, count(choice)::INTEGER AS answers, NULL AS inclination,
       avg((choice = 'disagree')::INTEGER) AS disagreeing, any_value(alignment_rate) AS alignment_rate
FROM chosen JOIN rates USING (variant)
GROUP BY variant ORDER BY variant`;
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
