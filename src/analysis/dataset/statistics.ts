import type { ActionRow } from './action-rows';

/** What one column of the filtered rows holds. Lengths are in characters; numbers are null where there are none. */
export interface ColumnStatistics {
  readonly column: string;
  readonly meaning: string;
  readonly present: number;
  readonly distinct: number;
  readonly minimum: number | null;
  readonly median: number | null;
  readonly mean: number | null;
  readonly maximum: number | null;
}

function median(sorted: readonly number[]): number | null {
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  const lower = sorted[Math.ceil(middle) - 1];
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}

function ofNumbers(
  numbers: readonly number[],
): Pick<ColumnStatistics, 'minimum' | 'median' | 'mean' | 'maximum'> {
  const sorted = [...numbers].sort((a, b) => a - b);
  return {
    minimum: sorted[0] ?? null,
    median: median(sorted),
    mean: sorted.length === 0 ? null : sorted.reduce((sum, number) => sum + number, 0) / sorted.length,
    maximum: sorted.at(-1) ?? null,
  };
}

const NO_NUMBERS = { minimum: null, median: null, mean: null, maximum: null };

function texts(column: string, meaning: string, values: readonly (string | null)[]): ColumnStatistics {
  const present = values.filter((value): value is string => value !== null && value !== '');
  return {
    column,
    meaning,
    present: present.length,
    distinct: new Set(present).size,
    ...ofNumbers(present.map((value) => value.length)),
  };
}

function names(column: string, meaning: string, values: readonly string[]): ColumnStatistics {
  return { column, meaning, present: values.length, distinct: new Set(values).size, ...NO_NUMBERS };
}

/** Statistics of each column over some rows. */
export function columnStatistics(rows: readonly ActionRow[]): ColumnStatistics[] {
  const spans = rows.flatMap((row) => row.spans ?? []);
  return [
    names(
      'country',
      'Country',
      rows.map(({ country }) => country),
    ),
    names(
      'topic',
      'Topic',
      rows.map(({ topic }) => topic),
    ),
    names(
      'value',
      'Value',
      rows.map(({ value }) => value),
    ),
    texts(
      'action',
      'Action, characters',
      rows.map(({ action }) => action),
    ),
    texts(
      'explanation',
      'Explanation, characters',
      rows.map(({ explanation }) => explanation),
    ),
    {
      ...texts('spans', 'Spans per action', spans),
      ...ofNumbers(rows.filter(({ action }) => action !== null).map(({ span_count }) => span_count)),
    },
    texts('span', 'Span, characters', spans),
  ];
}
