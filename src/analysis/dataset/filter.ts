/** The reader's filter of the dataset, and its form in the address. */

import { VIA_PROBLEMS } from '../../domain/via/via-record';
import { address, group, listOf, named, oneOf, parsed, type StateOf, text } from '../address';
import { type Facet, KNOWN } from './facets';

export const RANGES = ['length', 'count'] as const;
export type RangeName = (typeof RANGES)[number];

/** Both ends inclusive. */
export interface NumberRange {
  readonly from: number;
  readonly to: number;
}

export const SORTS = ['dataset', 'value', 'longest', 'shortest', 'most spans', 'most split'] as const;
export type Sort = (typeof SORTS)[number];

function parseRange(text: string): NumberRange | null {
  const [, from, to] = /^(\d{1,6})-(\d{1,6})$/.exec(text) ?? [];
  if (from === undefined || to === undefined) return null;
  const [a, b] = [Number(from), Number(to)];
  return { from: Math.min(a, b), to: Math.max(a, b) };
}

const range = parsed<NumberRange | null>(
  parseRange,
  ({ from, to }) => `${from}-${to}`,
  (text) => `“${text}” is not a range such as 20-400.`,
  null,
);

const ADDRESS = address('/dataset', {
  query: named('q', text),
  /** Chosen values of each facet; none means all. */
  facets: group({
    country: listOf(KNOWN.country, 'country'),
    topic: listOf(KNOWN.topic, 'topic'),
    type: listOf(KNOWN.type, 'Schwartz type'),
    value: listOf(KNOWN.value, 'value'),
    polarity: listOf(KNOWN.polarity, 'polarity'),
    action: listOf([...KNOWN.action, ...VIA_PROBLEMS], 'kind of action'),
    pair: listOf(KNOWN.pair, 'kind of pair'),
    spans: listOf(KNOWN.spans, 'kind of span'),
  }),
  /** Length of the action in characters, and number of spans. */
  ranges: group({ length: range, count: range }),
  sort: oneOf(SORTS, 'sort order', 'dataset'),
  /** Pairs of actions side by side, or single actions. */
  layout: oneOf(['pairs', 'actions'], 'layout', 'pairs'),
});

export type DatasetFilter = StateOf<typeof ADDRESS>;

export const { read: readDatasetFilter, write: writeDatasetFilter } = ADDRESS;

export const NO_FILTER = readDatasetFilter('').state;

/** Whether anything narrows the rows. */
export function isNarrowed({ sort, layout, ...asked }: DatasetFilter): boolean {
  return writeDatasetFilter({ ...NO_FILTER, ...asked }) !== writeDatasetFilter(NO_FILTER);
}

/** The filter with a value of a facet chosen or no longer chosen. */
export function toggled(filter: DatasetFilter, facet: Facet, value: string): DatasetFilter {
  const before = filter.facets[facet];
  const after = before.includes(value) ? before.filter((other) => other !== value) : [...before, value];
  return { ...filter, facets: { ...filter.facets, [facet]: after } };
}

/** Whether nothing was filtered, sorted or laid out otherwise. */
export function isUnchanged(filter: DatasetFilter): boolean {
  return writeDatasetFilter(filter) === writeDatasetFilter(NO_FILTER);
}
