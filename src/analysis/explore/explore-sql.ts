/** The explorer's questions as SQL: readable, because "Open in SQL" shows it as it is. */
import { identifier, literals } from '../../sql/quote';
import { DIMENSIONS, FILTER_DIMENSIONS } from '../dimensions';
import { memberConditions, where } from '../filters';
import { MEASURES, type Measure } from '../measures';
import { type ExploreState, modelsShown } from './explore-state';

/** What a question depends on. */
export interface Question
  extends Pick<ExploreState, 'measure' | 'rows' | 'columns' | 'filters' | 'positive'> {
  /** Keeps only the cases for which each of these models has what the measure needs. */
  readonly shared?: readonly string[];
}

/** A cell of the answer. Its first two columns are named after the dimensions, its third after the measure. */
export interface Answer {
  readonly row: string;
  readonly column: string;
  /** Null where it is undefined or nothing is known. */
  readonly value: number | null;
  /** The measures that belong beside it. */
  readonly beside: Readonly<Partial<Record<Measure, number | null>>>;
  /** Cases that the measure is based on: known in both tasks, or in the one that it looks at. */
  readonly known: number;
  /** 2 x 2 counts with `positive` as the positive class. */
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
  readonly tn: number;
}

/**
 * Whether values are broken down or filtered. Then counts are pooled over scenarios, because F1 over the few values
 * within one scenario is mostly undefined.
 */
export function pools({ rows, columns, filters }: Pick<Question, 'rows' | 'columns' | 'filters'>): boolean {
  const told = [rows, columns, ...FILTER_DIMENSIONS.filter((dimension) => filters[dimension])];
  return told.some((dimension) => DIMENSIONS[dimension].axes.includes('value'));
}

/** Conditions on the rows of `cells`. */
export function conditions(question: Question): string[] {
  const found = memberConditions(FILTER_DIMENSIONS, {
    ...question.filters,
    model: modelsShown(question) ?? undefined,
  });
  return question.shared ? [...found, knownForAll(question.shared, question.measure)] : found;
}

/** How many of each model's cases a measure can be based on. */
export function knownByModelSql(models: readonly string[], measure: Measure): string {
  return `SELECT model, count(${MEASURES[measure].needs.column})::INTEGER AS known
FROM ${MEASURES[measure].from}
WHERE model IN (${literals(models)})
GROUP BY model`;
}

/** Keeps the cases for which every one of the models has what a measure needs, usually both tasks. */
function knownForAll(models: readonly string[], measure: Measure): string {
  return `(country, topic, value) IN (
      SELECT (country, topic, value) FROM ${MEASURES[measure].from}
      WHERE model IN (${literals(models)}) AND ${MEASURES[measure].needs.column} IS NOT NULL
      GROUP BY country, topic, value HAVING count(*) = ${models.length})`;
}

/** Columns of the cells that the question is about. */
export function cellsOf(question: Question, columns: readonly string[]): string {
  return `SELECT ${columns.join(', ')}
  FROM ${MEASURES[question.measure].from}${where(conditions(question), '  ')}`;
}

/** Sums over a group's cases as columns: the 2 x 2 table, the known cases, and what the measure sums. */
export function sumsOf({ measure, positive }: Pick<Question, 'measure' | 'positive'>): string {
  const negative = positive === 'disagree' ? 'agree' : 'disagree';
  const count = (stated: string, chosen: string) =>
    `count(*) FILTER (stated = '${stated}' AND chosen = '${chosen}')`;
  const { needs, sums } = MEASURES[measure];
  return [
    `${count(positive, positive)} AS tp`,
    `${count(negative, positive)} AS fp`,
    `${count(positive, negative)} AS fn`,
    `${count(negative, negative)} AS tn`,
    `count(${needs.column}) AS known`,
    ...sums.flatMap((sum) => (sum ? [`${sum.sql} AS ${sum.name}`] : [])),
  ].join(',\n    ');
}

/** The columns of a case that a measure may use. */
const CASE = [
  'model',
  'country',
  'topic',
  'value',
  'stated',
  'chosen',
  'inclination',
  'distance',
  'misaligned',
];

interface Grouped extends Pick<Question, 'measure' | 'positive'> {
  /** A statement that gives the cases: their groups, and the columns of `caseColumns`. */
  readonly cases: string;
  /** Names of columns. */
  readonly groups: readonly string[];
  readonly pooled: boolean;
  readonly ordered: boolean;
}

/** The columns of a case, but those that a group is named after. */
export function caseColumns(measure: Measure, groups: readonly string[] = []): string[] {
  return [...CASE, ...MEASURES[measure].more].filter((name) => !groups.includes(name));
}

function scenarioValue(measure: Measure): string {
  const { mean, value } = MEASURES[measure];
  return mean?.of === 'scenarios' ? mean.value : value;
}

/** A measure for each group of cases, those beside it, the number of cases behind it, and their 2 x 2 counts. */
export function measureSql({ measure, positive, cases, groups, pooled, ordered }: Grouped): string {
  const { value, mean, beside } = MEASURES[measure];
  const scenarios = mean?.of === 'scenarios' && !pooled ? mean : null;
  const wanted = scenarios ? ['model', 'country', 'topic'] : mean?.of === 'values' ? ['model', 'value'] : [];
  const smaller = wanted.filter((name) => !groups.includes(name));
  const names = groups.map(identifier);
  const counts = ['known', 'tp', 'fp', 'fn', 'tn'];
  const rates = `,
-- The rate of a scenario is F1; a country's is the mean over its topics.
rates AS (
  SELECT ${[...names, ...smaller.filter((name) => name !== 'topic')].join(', ')},
    avg(${scenarios?.value}) AS rate,${beside
      .map(
        (name) => `
    avg(${scenarioValue(name)}) AS ${name},`,
      )
      .join('')}
    ${counts.map((name) => `sum(${name}) AS ${name}`).join(', ')}
  FROM counted
  GROUP BY ALL
)`;
  const averaged = scenarios !== null || smaller.length > 0;
  const whole = scenarios ? 'avg(rate)' : averaged ? `avg(${value})` : value;
  const others = beside.map((name) => `${scenarios ? `avg(${name})` : MEASURES[name].value} AS ${name}`);
  return `WITH picked AS (
  ${cases}
),
counted AS (
  SELECT ${[...names, ...smaller].join(', ')},
    ${sumsOf({ measure, positive })}
  FROM picked
  GROUP BY ALL
)${scenarios ? rates : ''}
SELECT ${[...names, `${whole} AS ${measure}`, ...others].join(', ')},
  ${counts.map((name) => `${averaged ? `sum(${name})` : name}::INTEGER AS ${name}`).join(', ')}
FROM ${scenarios ? 'rates' : 'counted'}${averaged ? '\nGROUP BY ALL' : ''}${ordered ? `\nORDER BY ${names.join(', ')}` : ''}`;
}

/** The statement that answers a question: one row per cell of the table; cells without data are left out. */
export function exploreSql(question: Question): string {
  const groups = [question.rows, question.columns] as const;
  return measureSql({
    ...question,
    cases: cellsOf(question, [
      ...groups.map((dimension) => `${DIMENSIONS[dimension].sql} AS ${identifier(dimension)}`),
      ...caseColumns(question.measure, groups),
    ]),
    groups,
    pooled: pools(question),
    // Thousands of cells take as long to sort as to count, and the table has an order of its own.
    ordered: !groups.includes('scenario'),
  });
}
