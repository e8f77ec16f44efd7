/** What the reader has asked of the dataset, and its form in the address. */

export const FACETS = ['country', 'topic', 'type', 'value', 'polarity', 'action', 'pair', 'spans'] as const;
export type Facet = (typeof FACETS)[number];

export const RANGES = ['length', 'count'] as const;
export type RangeName = (typeof RANGES)[number];

/** Both ends inclusive. */
export interface NumberRange {
  readonly from: number;
  readonly to: number;
}

export const SORTS = ['dataset', 'value', 'longest', 'shortest', 'most spans', 'most split'] as const;
export type Sort = (typeof SORTS)[number];

export interface DatasetFilter {
  readonly query: string;
  /** Chosen values of each facet; none means all. */
  readonly facets: Readonly<Record<Facet, readonly string[]>>;
  /** Characters of the action, and number of spans. */
  readonly ranges: Readonly<Record<RangeName, NumberRange | null>>;
  readonly sort: Sort;
  /** Pairs of actions side by side, or single actions. */
  readonly layout: 'pairs' | 'actions';
}

const NO_FACETS = Object.fromEntries(FACETS.map((facet) => [facet, []])) as unknown as Record<
  Facet,
  readonly string[]
>;

export const NO_FILTER: DatasetFilter = {
  query: '',
  facets: NO_FACETS,
  ranges: { length: null, count: null },
  sort: 'dataset',
  layout: 'pairs',
};

function readRange(text: string | null): NumberRange | null {
  const [, from, to] = /^(\d{1,6})-(\d{1,6})$/.exec(text ?? '') ?? [];
  if (from === undefined || to === undefined) return null;
  const [a, b] = [Number(from), Number(to)];
  return { from: Math.min(a, b), to: Math.max(a, b) };
}

/** @param search the query string of the address; what cannot be read is left at its default */
export function readFilter(search: string): DatasetFilter {
  const params = new URLSearchParams(search);
  return {
    query: params.get('q') ?? '',
    facets: Object.fromEntries(
      FACETS.map((facet) => [facet, params.getAll(facet)]),
    ) as unknown as DatasetFilter['facets'],
    ranges: { length: readRange(params.get('length')), count: readRange(params.get('count')) },
    sort: SORTS.find((sort) => sort === params.get('sort')) ?? NO_FILTER.sort,
    layout: params.get('layout') === 'actions' ? 'actions' : 'pairs',
  };
}

/** The query string of a filter, without its defaults. */
export function writeFilter(filter: DatasetFilter): string {
  const params = new URLSearchParams();
  if (filter.query) params.set('q', filter.query);
  for (const facet of FACETS) for (const value of filter.facets[facet]) params.append(facet, value);
  for (const name of RANGES) {
    const range = filter.ranges[name];
    if (range) params.set(name, `${range.from}-${range.to}`);
  }
  if (filter.sort !== NO_FILTER.sort) params.set('sort', filter.sort);
  if (filter.layout !== NO_FILTER.layout) params.set('layout', filter.layout);
  return params.toString();
}

/** Whether anything narrows the rows. */
export function isNarrowed(filter: DatasetFilter): boolean {
  return writeFilter({ ...filter, sort: NO_FILTER.sort, layout: NO_FILTER.layout }) !== '';
}

/** The filter with a value of a facet chosen or no longer chosen. */
export function toggled(filter: DatasetFilter, facet: Facet, value: string): DatasetFilter {
  const before = filter.facets[facet];
  const after = before.includes(value) ? before.filter((other) => other !== value) : [...before, value];
  return { ...filter, facets: { ...filter.facets, [facet]: after } };
}
