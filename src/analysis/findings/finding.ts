/** A claim of the paper's, and what the data say about it. */
import type { DotDatum } from '../../charts/dot-datum';
import { formatCount, formatDifference, formatP, formatPercent, formatRate } from '../../domain/text/figures';

/** What an answer's row holds. */
export type Row = Readonly<Record<string, string | number | boolean | null>>;

export type Verdict = 'holds' | 'holds in part' | 'does not hold' | 'cannot be checked';

/** How a column's numbers are written. */
export type ColumnKind = 'text' | 'rate' | 'difference' | 'percent' | 'count' | 'p';

export const COLUMN_FORMATS = {
  rate: formatRate,
  difference: formatDifference,
  percent: formatPercent,
  count: formatCount,
  p: formatP,
} as const satisfies Readonly<Record<Exclude<ColumnKind, 'text'>, (figure: number | null) => string>>;

export interface FindingColumn {
  readonly name: string;
  readonly title: string;
  readonly kind: ColumnKind;
  /** The glossary's entry that explains it. */
  readonly term?: string;
  /** Names of the columns with the ends of its interval. */
  readonly interval?: readonly [low: string, high: string];
}

export type FindingChart =
  | {
      readonly kind: 'dots';
      readonly title: string;
      readonly data: readonly DotDatum[];
      readonly rows: readonly string[];
      readonly measure: string;
      readonly domain: readonly [number, number];
      readonly series?: readonly string[];
      readonly zeroLine?: boolean;
    }
  | {
      readonly kind: 'heat';
      readonly title: string;
      readonly rows: readonly string[];
      readonly columns: readonly string[];
      readonly rowTitle: string;
      readonly columnTitle: string;
      /** By row, then column; null where there is none. */
      readonly values: readonly (readonly (number | null)[])[];
      readonly range: readonly [number, number];
    };

/** Plain values that JSON holds: it is computed when the site is built, and again where the data are others. */
export interface Finding {
  readonly verdict: Verdict;
  /** What the data say: each a paragraph, its first sentence the answer. */
  readonly paragraphs: readonly string[];
  /** Which test, on what, and what its interval covers. */
  readonly test: string;
  /** How many tests the correction counts. */
  readonly comparisons: number;
  readonly columns: readonly FindingColumn[];
  readonly rows: readonly Row[];
  /** About the table: n, what is left out. */
  readonly caption: string;
  readonly chart: FindingChart;
}

/** Rows of each question, by its name. */
export type Answers<Name extends string = string> = Readonly<Record<Name, readonly Row[]>>;

export interface Claim {
  /** Part of its address. */
  readonly id: string;
  /** What is claimed, in a few words. */
  readonly title: string;
  /** What is claimed, in this site's words. */
  readonly claim: string;
  /** Where the paper or the poster says so. */
  readonly where: string;
  /** SQL by name; the first one gives the figures that "Open in SQL" shows. */
  readonly questions: Readonly<Record<string, string>>;
  /** Pure: the same rows give the same finding. */
  readonly judge: (answers: Answers) => Finding;
  /** What to keep in mind. */
  readonly caveats: readonly string[];
  /** The page with the rows behind it. */
  readonly rowsAt: { readonly label: string; readonly to: string };
}

/** Below this p value, corrected for the number of comparisons, a difference is taken as one. */
export const LEVEL = 0.05;

/** The verdict on a claim that is made about several things. */
export function verdictOf(held: number, of: number): Verdict {
  if (of === 0) return 'cannot be checked';
  if (held === of) return 'holds';
  return held > 0 ? 'holds in part' : 'does not hold';
}

const NUMBERS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** A small count in words, as within a sentence. */
export function inWords(count: number): string {
  return NUMBERS[count] ?? String(count);
}

/** "all six models", "both models", "four of six models". */
export function howMany(count: number, of: number, what: string): string {
  if (count < of) return `${inWords(count)} of ${inWords(of)} ${what}`;
  return of === 2 ? `both ${what}` : `all ${inWords(of)} ${what}`;
}

export function capital(text: string): string {
  return `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;
}

/** Least and greatest of some numbers, written. */
export function fromTo(numbers: readonly number[], format: (number: number) => string): string {
  const [low, high] = [format(Math.min(...numbers)), format(Math.max(...numbers))];
  return low === high ? low : `${low} to ${high}`;
}

export function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

/** The rows of a question, with the columns that its SQL gives. */
export function rowsOf<Columns extends object>(answers: Answers, name: string): readonly Columns[] {
  return (answers[name] ?? []) as unknown as readonly Columns[];
}
