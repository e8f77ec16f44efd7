/** The explorer's questions as SQL: readable, because "Open in SQL" shows it as it is. */
import { identifier, literal } from '../../sql/quote';
import { type Dimension, FILTER_DIMENSIONS, type Measure } from '../measures';
import { type ExploreState, modelsShown } from './explore-state';

/** What a question depends on. */
export interface Question
  extends Pick<ExploreState, 'measure' | 'rows' | 'columns' | 'filters' | 'positive'> {
  /** Keeps only the cases of which what the measure needs is known for each of these models. */
  readonly shared?: readonly string[];
}

/** A cell of the answer. Its first two columns are named after the dimensions, its third after the measure. */
export interface Answer {
  readonly row: string;
  readonly column: string;
  /** Null where it is undefined or nothing is known. */
  readonly value: number | null;
  /** Cases that the measure is taken from: known in both tasks, or in the one that it looks at. */
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
  return question.shared ? [...found, knownForAll(question.shared, question.measure)] : found;
}

/** The column of `cells` without which a measure has nothing to go by, where it is not both tasks. */
const NEEDED: Partial<Readonly<Record<Measure, string>>> = {
  inclination: 'inclination',
  choice: 'chosen',
  distance: 'distance',
};

/** How many cases of each model a measure can be taken from. */
export function knownByModelSql(models: readonly string[], measure: Measure): string {
  return `SELECT model, count(${NEEDED[measure] ?? 'misaligned'})::INTEGER AS known
FROM cells
WHERE model IN (${models.map(literal).join(', ')})
GROUP BY model`;
}

/** Keeps the cases of which what a measure needs, most often both tasks, is known for every one of the models. */
export function knownForAll(models: readonly string[], measure: Measure): string {
  return `(country, topic, value) IN (
      SELECT (country, topic, value) FROM cells
      WHERE model IN (${models.map(literal).join(', ')}) AND ${NEEDED[measure] ?? 'misaligned'} IS NOT NULL
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

const RATED = ',\n    sum(inclination) AS sum_inclination, count(inclination) AS rated';
const CHOSE = ",\n    count(*) FILTER (chosen = 'disagree') AS chose_disagree, count(chosen) AS chose";

/** Measures of the counts of a cell. */
const POOLED: Partial<Readonly<Record<Measure, { readonly inner: string; readonly value: string }>>> = {
  alignment_rate: { inner: '', value: 'CASE WHEN 2 * tp + fp + fn > 0 THEN f1(tp, fp, fn) END' },
  accuracy: { inner: '', value: 'accuracy(tp, fp, fn, tn)' },
  kappa: { inner: '', value: 'cohen_kappa(tp, fp, fn, tn)' },
  mcc: { inner: '', value: 'mcc(tp, fp, fn, tn)' },
  misaligned: { inner: '', value: '1 - accuracy(tp, fp, fn, tn)' },
  inclination: { inner: RATED, value: 'sum_inclination / nullif(rated, 0)' },
  choice: { inner: CHOSE, value: 'chose_disagree / nullif(chose, 0)' },
};

/** The distance of a value over the cases that are grouped, and how many have one. */
const DISTANCE = `,
    count(distance) AS measured,
    abs(avg(inclination) FILTER (chosen IS NOT NULL)
        - avg((chosen = 'disagree')::INTEGER) FILTER (inclination IS NOT NULL)) AS distance`;

/** The cases that a measure is taken from. */
const KNOWN: Partial<Readonly<Record<Measure, string>>> = {
  inclination: 'rated',
  choice: 'chose',
  distance: 'measured',
};

interface Plan {
  /** Grouped by these beside the two dimensions first; null where the cells of the table are counted at once. */
  readonly first: readonly string[] | null;
  readonly inner: string;
  readonly value: string;
}

function plan(question: Question): Plan {
  const { measure } = question;
  const dimensions: readonly string[] = [question.rows, question.columns];
  if (measure === 'distance') {
    // A scenario's value is one case for each model.
    if (dimensions.includes('scenario') && dimensions.includes('value'))
      return {
        first: null,
        inner: ',\n    count(distance) AS measured, avg(distance) AS distance',
        value: 'distance',
      };
    const first = ['model', 'value'];
    const whole = first.every((name) => dimensions.includes(name));
    return whole
      ? { first: null, inner: DISTANCE, value: 'distance' }
      : { first, inner: DISTANCE, value: 'avg(distance)' };
  }
  if (measure === 'alignment_rate' && !pools(question))
    return { first: ['model', 'country', 'topic'], inner: '', value: 'avg(rate)' };
  const { inner = '', value = 'NULL' } = POOLED[measure] ?? {};
  return { first: null, inner, value };
}

/** Grouping columns beyond the two dimensions; a dimension is not named twice. */
function extra(names: readonly string[], { rows, columns }: Question): string[] {
  return names.filter((name) => name !== rows && name !== columns);
}

/** The statement that answers a question: one row a cell of the table, cells of which nothing is known are left out. */
export function exploreSql(question: Question): string {
  // Thousands of cells take as long to sort as to count, and the table has an order of its own.
  const ordered = question.rows !== 'scenario' && question.columns !== 'scenario';
  const [row, column] = [identifier(question.rows), identifier(question.columns)];
  const { first, inner, value } = plan(question);
  const needed = ['model', 'country', 'topic', 'value', 'stated', 'chosen', 'inclination', 'distance'];
  const picked = cellsOf(question, [
    `${EXPRESSIONS[question.rows]} AS ${row}, ${EXPRESSIONS[question.columns]} AS ${column}`,
    ...extra(needed, question),
  ]);
  const scenarioMeans =
    question.measure === 'alignment_rate' && first
      ? `,
-- The rate of a scenario is F1; a country's is the mean over its topics.
rates AS (
  SELECT ${[row, column, ...extra(['model', 'country'], question)].join(', ')},
    avg(CASE WHEN tp + fp + fn + tn > 0 THEN f1(tp, fp, fn) END) AS rate,
    sum(tp) AS tp, sum(fp) AS fp, sum(fn) AS fn, sum(tn) AS tn
  FROM counted
  GROUP BY ALL
)`
      : '';
  const total = (count: string) => (first ? `sum(${count})` : `(${count})`);
  const counted = ['tp', 'fp', 'fn', 'tn'].map((count) =>
    first ? `sum(${count})::INTEGER AS ${count}` : `${count}::INTEGER AS ${count}`,
  );
  return `WITH picked AS (
  ${picked}
),
counted AS (
  SELECT ${[row, column, ...extra(first ?? [], question)].join(', ')},
    ${counts(question.positive)}${inner}
  FROM picked
  GROUP BY ALL
)${scenarioMeans}
SELECT ${row}, ${column}, ${value} AS ${question.measure},
  ${total(KNOWN[question.measure] ?? 'tp + fp + fn + tn')}::INTEGER AS known,
  ${counted.join(', ')}
FROM ${scenarioMeans ? 'rates' : 'counted'}${first ? '\nGROUP BY ALL' : ''}${ordered ? `\nORDER BY ${row}, ${column}` : ''}`;
}
