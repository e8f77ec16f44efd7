/**
 * The explorer's answers, computed a second time from just the raw rows and the measures' definitions. Nothing from
 * `src` runs here: its SQL is checked against this.
 */
import type { Answer, Question } from '../../../src/analysis/explore/explore-sql';
import {
  type Cell,
  type Counts,
  countsOf,
  distanceOf,
  f1,
  groupBy,
  keyOf,
  known,
  mean,
} from '../db/recompute';

/** Region of each country and type of each value, from the tables. */
export interface Groupings {
  readonly regions: ReadonlyMap<string, string>;
  readonly types: ReadonlyMap<string, string>;
}

/** The model that is shown where a question neither separates nor names models. */
const DEFAULT_MODEL = 'llama-3.3-70b-instruct';

export type Place = Pick<Cell, 'model' | 'country' | 'topic' | 'value'>;

export function memberOf(cell: Place, dimension: string, { regions, types }: Groupings): string {
  if (dimension === 'scenario') return `${cell.country} × ${cell.topic}`;
  if (dimension === 'region') return regions.get(cell.country) ?? '';
  if (dimension === 'type') return types.get(cell.value) ?? '';
  return Reflect.get(cell, dimension) as string;
}

export function keptBy<T extends Place>(
  cells: readonly T[],
  question: Pick<Question, 'rows' | 'columns' | 'filters'>,
  groupings: Groupings,
): T[] {
  const tellsModels = question.rows === 'model' || question.columns === 'model';
  const filters = tellsModels
    ? question.filters
    : { ...question.filters, model: question.filters.model ?? [DEFAULT_MODEL] };
  const wanted = Object.entries(filters) as [string, readonly string[]][];
  return cells.filter((cell) =>
    wanted.every(([dimension, names]) => names.includes(memberOf(cell, dimension, groupings))),
  );
}

function swapped({ tp, fp, fn, tn }: Counts): Counts {
  return { tp: tn, fp: fn, fn: fp, tn: tp };
}

/** Observed against expected agreement. */
function kappaOf(counts: Counts): number | null {
  const n = known(counts);
  if (n === 0) return null;
  const observed = (counts.tp + counts.tn) / n;
  const [states, acts] = [(counts.tp + counts.fn) / n, (counts.tp + counts.fp) / n];
  const expected = states * acts + (1 - states) * (1 - acts);
  return Math.abs(1 - expected) < 1e-15 ? null : (observed - expected) / (1 - expected);
}

/** Pearson's correlation of the two answers as zeros and ones. */
function correlationOf(counts: Counts): number | null {
  const n = known(counts);
  const [states, acts] = [counts.tp + counts.fn, counts.tp + counts.fp];
  if (n === 0 || states === 0 || states === n || acts === 0 || acts === n) return null;
  const [p, q] = [states / n, acts / n];
  return (counts.tp / n - p * q) / Math.sqrt(p * (1 - p) * q * (1 - q));
}

/** F1 where as many states and acts disagree, and `both` of the cases do so twice. */
function f1With(counts: Counts, both: (states: number, acts: number, n: number) => number): number | null {
  const n = known(counts);
  if (n === 0) return null;
  const [states, acts] = [counts.tp + counts.fn, counts.tp + counts.fp];
  return states + acts === 0 ? 0 : both(states, acts, n) / ((states + acts) / 2);
}

/** The rates that are averaged over scenarios, or pooled. */
const RATES = {
  alignment_rate: f1,
  // Of the statements that disagree, each meets an action that does with the probability of any.
  chance_rate: (counts: Counts) => f1With(counts, (states, acts, n) => states * (acts / n)),
  highest_rate: (counts: Counts) => f1With(counts, (states, acts) => Math.min(states, acts)),
} as const;

/** Mean over models and countries of the mean over their scenarios. */
export function meanOfScenarios(
  cells: readonly Cell[],
  rateOf: (scenario: readonly Cell[]) => number | null,
): number | null {
  const countries = [...groupBy(cells, ({ model, country }) => keyOf(model, country)).values()];
  return mean(
    countries.map((own) => mean([...groupBy(own, ({ topic }) => topic).values()].map((one) => rateOf(one)))),
  );
}

/** Whether values are broken down or filtered. */
export function pooled({ rows, columns, filters }: Pick<Question, 'rows' | 'columns' | 'filters'>): boolean {
  return [rows, columns, ...Object.keys(filters)].some((name) => name === 'value' || name === 'type');
}

export function alignmentOf(
  cells: readonly Cell[],
  { positive, ...question }: Pick<Question, 'rows' | 'columns' | 'filters' | 'positive'>,
  rate: keyof typeof RATES = 'alignment_rate',
): number | null {
  const counted = (own: readonly Cell[]) => (positive === 'agree' ? swapped(countsOf(own)) : countsOf(own));
  if (!pooled(question)) return meanOfScenarios(cells, (scenario) => RATES[rate](counted(scenario)));
  const counts = counted(cells);
  return known(counts) === counts.tn ? null : RATES[rate](counts);
}

/** A measure of all these cells together. */
export function figureOf(cells: readonly Cell[], question: Question): number | null {
  const counts = countsOf(cells);
  const right = known(counts) === 0 ? null : (counts.tp + counts.tn) / known(counts);
  switch (question.measure) {
    case 'alignment_rate':
    case 'chance_rate':
    case 'highest_rate':
      return alignmentOf(cells, question, question.measure);
    case 'accuracy':
      return right;
    case 'misaligned':
      return right === null ? null : 1 - right;
    case 'kappa':
      return kappaOf(counts);
    case 'mcc':
      return correlationOf(counts);
    case 'inclination':
      return mean(cells.map(({ u }) => u));
    case 'choice':
      return mean(cells.map(({ acts }) => (acts === null ? null : acts ? 1 : 0)));
    // The published models were asked once: their preferences are their choices.
    case 'preference_distance':
    case 'distance':
      return mean(
        [...groupBy(cells, ({ model, value }) => keyOf(model, value)).values()].map(
          (own) => distanceOf(own)?.distance ?? null,
        ),
      );
  }
}

/** The rate by chance, and the highest, beside the alignment rate. */
function besideOf(cells: readonly Cell[], question: Question): Answer['beside'] {
  if (question.measure !== 'alignment_rate') return {};
  return {
    chance_rate: alignmentOf(cells, question, 'chance_rate'),
    highest_rate: alignmentOf(cells, question, 'highest_rate'),
  };
}

type Breakdown = Pick<Question, 'rows' | 'columns' | 'filters'>;

/** The raw cells of each cell of the table, by `keyOf(row, column)`. */
export function groupsOf(
  cells: readonly Cell[],
  breakdown: Breakdown,
  groupings: Groupings,
): Map<string, Cell[]> {
  return groupBy(keptBy(cells, breakdown, groupings), (cell) =>
    keyOf(memberOf(cell, breakdown.rows, groupings), memberOf(cell, breakdown.columns, groupings)),
  );
}

/** How many cells a measure is based on. */
function measured(own: readonly Cell[], measure: Question['measure'], inBoth: number): number {
  switch (measure) {
    case 'inclination':
      return own.filter(({ u }) => u !== null).length;
    case 'choice':
      return own.filter(({ acts }) => acts !== null).length;
    case 'preference_distance':
    case 'distance':
      return own.filter(({ u, acts }) => u !== null && acts !== null).length;
    default:
      return inBoth;
  }
}

/** Every cell of the answer, by `keyOf(row, column)`. */
export function recount(
  groups: ReadonlyMap<string, readonly Cell[]>,
  question: Question,
  groupings: Groupings,
): Map<string, Answer> {
  const answers = new Map<string, Answer>();
  for (const [key, own] of groups) {
    const [first] = own;
    if (!first) continue;
    const counts = question.positive === 'agree' ? swapped(countsOf(own)) : countsOf(own);
    answers.set(key, {
      row: memberOf(first, question.rows, groupings),
      column: memberOf(first, question.columns, groupings),
      value: figureOf(own, question),
      beside: besideOf(own, question),
      known: measured(own, question.measure, known(counts)),
      ...counts,
    });
  }
  return answers;
}

/** Where two sets of answers differ, one line each; [] if nowhere. Values to nine digits, counts exactly. */
export function differing(actual: readonly Answer[], expected: ReadonlyMap<string, Answer>): string[] {
  const near = (a: number | null, b: number | null) =>
    a === null || b === null ? a === b : Math.abs(a - b) < 1e-9;
  const lines: string[] = [];
  if (actual.length !== expected.size) lines.push(`${actual.length} cells, not ${expected.size}`);
  for (const own of actual) {
    const key = keyOf(own.row, own.column);
    const other = expected.get(key);
    if (!other) lines.push(`${key}: not expected`);
    else if (
      !near(own.value, other.value) ||
      Object.keys(own.beside).join() !== Object.keys(other.beside).join() ||
      (['chance_rate', 'highest_rate'] as const).some(
        (name) => !near(own.beside[name] ?? null, other.beside[name] ?? null),
      ) ||
      (['known', 'tp', 'fp', 'fn', 'tn'] as const).some((name) => own[name] !== other[name])
    )
      lines.push(`${JSON.stringify(own)}, not ${JSON.stringify(other)}`);
  }
  return lines;
}
