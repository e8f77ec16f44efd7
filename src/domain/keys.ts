import { COUNTRIES } from './countries';
import { SCHWARTZ_VALUES } from './schwartz-values';
import { TOPICS } from './topics';

export const COUNTRY_NAMES: ReadonlySet<string> = new Set(COUNTRIES.map(({ country }) => country));
export const TOPIC_NAMES: ReadonlySet<string> = new Set(TOPICS.map(({ topic }) => topic));
export const VALUE_NAMES: ReadonlySet<string> = new Set(SCHWARTZ_VALUES.map(({ value }) => value));
export const POLARITY_NAMES: ReadonlySet<'agree' | 'disagree'> = new Set(['agree', 'disagree'] as const);
export const VIA_POLARITIES: ReadonlySet<'positive' | 'negative'> = new Set([
  'positive',
  'negative',
] as const);

export interface CellKey {
  readonly country: string;
  readonly topic: string;
  readonly value: string;
}

export const cellKey = ({ country, topic, value }: CellKey): string => `${country}\n${topic}\n${value}`;

/** The 7,392 cells in canonical order. */
export const ALL_CELLS: readonly CellKey[] = COUNTRIES.flatMap(({ country }) =>
  TOPICS.flatMap(({ topic }) => SCHWARTZ_VALUES.map(({ value }) => ({ country, topic, value }))),
);

const ORDER = new Map(ALL_CELLS.map((cell, index) => [cellKey(cell), index]));

/** Sorts by country, topic and value in canonical order, then by what `rest` gives. */
export function byCell<T extends CellKey>(rest: (row: T) => number = () => 0): (a: T, b: T) => number {
  const place = (row: T) => ORDER.get(cellKey(row)) ?? Number.MAX_SAFE_INTEGER;
  return (a, b) => place(a) - place(b) || rest(a) - rest(b);
}
