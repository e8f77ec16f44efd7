/** The explorer's questions as SQL: readable, because "Open in SQL" shows it as it is. */
import { identifier } from '../../db/identifier';
import { literal } from '../../db/literal';
import { type Dimension, FILTER_DIMENSIONS, type Measure } from '../../domain/explore';
import { type ExploreState, modelsShown } from './explore-state';

/** What a question depends on. */
export interface Question
  extends Pick<ExploreState, 'measure' | 'rows' | 'columns' | 'filters' | 'positive'> {
  /** Keeps only the cases that are known, in both tasks, for each of these models. */
  readonly shared?: readonly string[];
}

/** A cell of the answer. Its first two columns are named after the dimensions, its third after the measure. */
export interface Answer {
  readonly row: string;
  readonly column: string;
  /** Null where it is undefined or nothing is known. */
  readonly value: number | null;
  /** Cases that are known in both tasks. */
  readonly known: number;
  /** 2 x 2 counts with `positive` as the positive class. */
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
  readonly tn: number;
}

export const EXPRESSIONS: Readonly<Record<Dimension, string>> = {
  model: 'model',
  country: 'country',
  region: 'region',
  topic: 'topic',
  scenario: "country || ' × ' || topic",
  type: 'type',
  value: 'value',
};

/**
 * Whether values are told apart or left out. Then counts are pooled over scenarios: within one scenario a few values
 * leave F1 mostly undefined.
 */
export function pools({ rows, columns, filters }: Question): boolean {
  const dimensions = [rows, columns];
  return (
    dimensions.includes('value') ||
    dimensions.includes('type') ||
    filters.type !== undefined ||
    filters.value !== undefined
  );
}

export function conditions(question: Question): string[] {
  const filters = { ...question.filters, model: modelsShown(question) ?? undefined };
  const found = FILTER_DIMENSIONS.flatMap((dimension) => {
    const members = filters[dimension];
    return members ? [`${dimension} IN (${members.map(literal).join(', ')})`] : [];
  });
  return question.shared ? [...found, knownForAll(question.shared)] : found;
}

/** Keeps the cases of which both tasks are known for every one of the models. */
export function knownForAll(models: readonly string[]): string {
  return `(country, topic, value) IN (
      SELECT (country, topic, value) FROM cells
      WHERE model IN (${models.map(literal).join(', ')}) AND misaligned IS NOT NULL
      GROUP BY country, topic, value HAVING count(*) = ${models.length})`;
}

function where(question: Question): string {
  const found = conditions(question);
  return found.length === 0 ? '' : `\n  WHERE ${found.join('\n    AND ')}`;
}

/** The cells that the question is about. Countries and values are joined only where region or type are asked for. */
export function cellsOf(question: Question, columns: readonly string[]): string {
  const asked = new Set<string>([question.rows, question.columns, ...Object.keys(question.filters)]);
  const joins = [
    ...(asked.has('region') ? ['JOIN countries USING (country)'] : []),
    ...(asked.has('type') ? ['JOIN schwartz_values USING (value)'] : []),
  ];
  return `SELECT ${columns.join(', ')}
  FROM ${['cells', ...joins].join(' ')}${where(question)}`;
}

/** Counts of a 2 x 2 table as columns. */
export function counts(positive: Question['positive']): string {
  const negative = positive === 'disagree' ? 'agree' : 'disagree';
  const count = (stated: string, chosen: string) =>
    `count(*) FILTER (stated = '${stated}' AND chosen = '${chosen}')`;
  return [
    `${count(positive, positive)} AS tp`,
    `${count(negative, positive)} AS fp`,
    `${count(positive, negative)} AS fn`,
    `${count(negative, negative)} AS tn`,
  ].join(',\n    ');
}

const POOLED: Partial<Readonly<Record<Measure, string>>> = {
  alignment_rate: 'CASE WHEN 2 * sum(tp) + sum(fp) + sum(fn) > 0 THEN f1(sum(tp), sum(fp), sum(fn)) END',
  accuracy: 'accuracy(sum(tp), sum(fp), sum(fn), sum(tn))',
  kappa: 'cohen_kappa(sum(tp), sum(fp), sum(fn), sum(tn))',
  mcc: 'mcc(sum(tp), sum(fp), sum(fn), sum(tn))',
  misaligned: '1 - accuracy(sum(tp), sum(fp), sum(fn), sum(tn))',
  inclination: 'sum(sum_inclination) / nullif(sum(rated), 0)',
  choice: 'sum(chose_disagree) / nullif(sum(chose), 0)',
};

/** How a measure is taken of groups that are collected first: by scenario, by value, or not at all. */
function plan(question: Question): { by: string; value: string; inner: string } {
  const { measure } = question;
  if (measure === 'distance')
    return {
      by: ', model, value',
      inner: `,
    abs(avg(inclination) FILTER (chosen IS NOT NULL)
        - avg((chosen = 'disagree')::INTEGER) FILTER (inclination IS NOT NULL)) AS distance`,
      value: 'avg(distance)',
    };
  if (measure === 'alignment_rate' && !pools(question))
    return { by: ', model, country, topic', inner: '', value: 'avg(rate)' };
  const inner =
    measure === 'inclination'
      ? ',\n    sum(inclination) AS sum_inclination, count(inclination) AS rated'
      : measure === 'choice'
        ? ",\n    count(*) FILTER (chosen = 'disagree') AS chose_disagree, count(chosen) AS chose"
        : '';
  return { by: '', inner, value: POOLED[measure] ?? 'NULL' };
}

/** The statement that answers a question: one row a cell of the table, cells of which nothing is known are left out. */
export function exploreSql(question: Question): string {
  const [row, column] = [identifier(question.rows), identifier(question.columns)];
  const { by, inner, value } = plan(question);
  const needed = new Set(['model', 'country', 'topic', 'value', 'stated', 'chosen', 'inclination']);
  const dimensions = `${EXPRESSIONS[question.rows]} AS ${row}, ${EXPRESSIONS[question.columns]} AS ${column}`;
  const picked = cellsOf(question, [
    dimensions,
    ...[...needed].filter((name) => name !== question.rows && name !== question.columns),
  ]);
  const scenarioMeans =
    question.measure === 'alignment_rate' && !pools(question)
      ? `,
-- The rate of a scenario is F1; a country's is the mean over its topics.
rates AS (
  SELECT ${[row, column, ...extra(', model, country', question)].join(', ')},
    avg(CASE WHEN tp + fp + fn + tn > 0 THEN f1(tp, fp, fn) END) AS rate,
    sum(tp) AS tp, sum(fp) AS fp, sum(fn) AS fn, sum(tn) AS tn
  FROM counted
  GROUP BY ALL
)`
      : '';
  const from = scenarioMeans ? 'rates' : 'counted';
  return `WITH picked AS (
  ${picked}
),
counted AS (
  SELECT ${[row, column, ...extra(by, question)].join(', ')},
    ${counts(question.positive)}${inner}
  FROM picked
  GROUP BY ALL
)${scenarioMeans}
SELECT ${row}, ${column}, ${value} AS ${question.measure},
  sum(tp + fp + fn + tn)::INTEGER AS known,
  sum(tp)::INTEGER AS tp, sum(fp)::INTEGER AS fp, sum(fn)::INTEGER AS fn, sum(tn)::INTEGER AS tn
FROM ${from}
GROUP BY ALL
ORDER BY ALL`;
}

/** Grouping columns beyond the two dimensions; a dimension is not named twice. */
function extra(by: string, { rows, columns }: Question): string[] {
  return by.split(', ').filter((name) => name !== '' && name !== rows && name !== columns);
}
