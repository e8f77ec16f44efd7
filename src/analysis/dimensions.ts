/** The catalogue of dimensions: what measures can be broken down by, and how each groups cases. */

import { COUNTRIES } from '../domain/countries';
import { SCHWARTZ_VALUES } from '../domain/schwartz-values';
import { TOPICS } from '../domain/topics';
import { type ListedModel, labelOf } from './listed-model';

/** The columns that a case is known by. */
export type Axis = 'model' | 'country' | 'topic' | 'value';

/** How a member is shown. */
export interface Shown {
  /** Short, for a column. */
  readonly label: string;
  /** In full. */
  readonly title: string;
  /** The group shared with neighbours; empty for none. */
  readonly group: string;
}

export interface DimensionEntry {
  readonly label: string;
  /** The label within a sentence. */
  readonly phrase: string;
  readonly plural: string;
  /** The member that a row of `cells` belongs to, as SQL. */
  readonly sql: string;
  /** The columns that determine a case's member, and that member. */
  readonly axes: readonly Axis[];
  readonly memberAt: (...names: string[]) => string;
  /** Whether members can be chosen; a scenario is chosen by its country and its topic. */
  readonly filter: boolean;
  readonly show: (id: string, models: readonly ListedModel[]) => Shown;
}

const codes = new Map(COUNTRIES.map(({ country, code }) => [country, code]));
const regions = new Map(COUNTRIES.map(({ country, region }) => [country, region as string]));
const shorts = new Map(TOPICS.map(({ topic, short }) => [topic, short]));
const types = new Map(SCHWARTZ_VALUES.map(({ value, type }) => [value, type as string]));

/** Dimensions whose members are the names along one axis. */
const along = (axis: Axis) =>
  ({
    sql: axis,
    axes: [axis],
    memberAt: (name = '') => name,
    filter: true,
  }) as const satisfies Partial<DimensionEntry>;

const asItIs = (id: string): Shown => ({ label: id, title: id, group: '' });

/** A scenario's name, as a key in the explorer. */
function scenarioName(country = '', topic = ''): string {
  return `${country} × ${topic}`;
}

/** The parts of a scenario's name. */
export function scenarioParts(name: string): { country: string; topic: string } {
  const [country = '', topic = ''] = name.split(' × ');
  return { country, topic };
}

const ENTRIES = {
  model: {
    ...along('model'),
    label: 'Model',
    phrase: 'model',
    plural: 'models',
    show: (id, models) => asItIs(labelOf(models, id)),
  },
  country: {
    ...along('country'),
    label: 'Country',
    phrase: 'country',
    plural: 'countries',
    show: (id) => ({ label: codes.get(id) ?? id, title: id, group: regions.get(id) ?? '' }),
  },
  region: {
    label: 'Region',
    phrase: 'region',
    plural: 'regions',
    sql: 'region',
    axes: ['country'],
    memberAt: (country = '') => regions.get(country) ?? '',
    filter: true,
    show: asItIs,
  },
  topic: {
    ...along('topic'),
    label: 'Topic',
    phrase: 'topic',
    plural: 'topics',
    show: (id) => ({ label: shorts.get(id) ?? id, title: id, group: '' }),
  },
  scenario: {
    label: 'Scenario',
    phrase: 'scenario',
    plural: 'scenarios',
    sql: "country || ' × ' || topic",
    axes: ['country', 'topic'],
    memberAt: scenarioName,
    filter: false,
    show: (id) => {
      const { country, topic } = scenarioParts(id);
      const label = `${codes.get(country) ?? country} ${shorts.get(topic) ?? topic}`;
      return { label, title: id, group: country };
    },
  },
  type: {
    label: 'Schwartz type',
    phrase: 'Schwartz type',
    plural: 'Schwartz types',
    sql: 'type',
    axes: ['value'],
    memberAt: (value = '') => types.get(value) ?? '',
    filter: true,
    show: asItIs,
  },
  value: {
    ...along('value'),
    label: 'Value',
    phrase: 'value',
    plural: 'values',
    show: (id) => ({ label: id, title: `${id} (${types.get(id) ?? ''})`, group: types.get(id) ?? '' }),
  },
} as const satisfies Record<string, DimensionEntry>;

export type Dimension = keyof typeof ENTRIES;

/** Dimensions whose members can be chosen. */
export type FilterDimension = {
  [Key in Dimension]: (typeof ENTRIES)[Key]['filter'] extends true ? Key : never;
}[Dimension];

export const DIMENSIONS: Readonly<Record<Dimension, DimensionEntry>> = ENTRIES;

export const DIMENSION_NAMES = Object.keys(ENTRIES) as Dimension[];

export const FILTER_DIMENSIONS = DIMENSION_NAMES.filter(
  (name): name is FilterDimension => ENTRIES[name].filter,
);

/** Names along each axis. */
export type Axes = Readonly<Record<Axis, readonly string[]>>;

/** All names, in the release's order; models come from the table `models`. */
export const ALL_NAMES: Axes = {
  model: [],
  country: COUNTRIES.map(({ country }) => country),
  topic: TOPICS.map(({ topic }) => topic),
  value: SCHWARTZ_VALUES.map(({ value }) => value),
};

/** Each combination of names that determines a member of a dimension, and that member. */
function placesOf(dimension: Dimension, within: Axes): { member: string; names: readonly string[] }[] {
  const { axes, memberAt } = DIMENSIONS[dimension];
  return axes
    .reduce<string[][]>(
      (found, axis) => found.flatMap((names) => within[axis].map((name) => [...names, name])),
      [[]],
    )
    .map((names) => ({ member: memberAt(...names), names }));
}

/** Members of a dimension that have cases among the names, in the names' order. */
export function membersAmong(dimension: Dimension, within: Axes): string[] {
  return [...new Set(placesOf(dimension, within).map(({ member }) => member))];
}

/** Which of the names belong to a member; an axis that makes no difference is absent. */
export function partsOf(dimension: Dimension, id: string, within: Axes): Partial<Axes> {
  const own = placesOf(dimension, within).filter(({ member }) => member === id);
  return Object.fromEntries(
    DIMENSIONS[dimension].axes.map((axis, place) => [
      axis,
      [...new Set(own.flatMap(({ names }) => names[place] ?? []))],
    ]),
  );
}

/** Members of each dimension in their canonical order; models come from the table `models`. */
export const MEMBERS = Object.fromEntries(
  DIMENSION_NAMES.map((dimension) => [dimension, membersAmong(dimension, ALL_NAMES)]),
) as unknown as Readonly<Record<Exclude<Dimension, 'model'>, readonly string[]>>;
