/** Who stands in the rows and columns of the explorer's table, and under which name. */
import { COUNTRIES, POSTER_COUNTRY_ORDER } from '../../domain/countries';
import { SCHWARTZ_VALUES } from '../../domain/schwartz-values';
import { TOPICS } from '../../domain/topics';
import type { Reading } from '../address';
import { type ListedModel, labelOf, modelsAtHand } from '../listed-model';
import { type Dimension, MEMBERS, scenarioName } from '../measures';
import { type ExploreState, type Filters, modelsShown } from './explore-state';

export interface Member {
  readonly id: string;
  /** Short, for a column. */
  readonly label: string;
  /** In full. */
  readonly title: string;
  /** What neighbours have in common; empty for nothing. */
  readonly group: string;
}

const codes = new Map(COUNTRIES.map(({ country, code }) => [country, code]));
const regions = new Map(COUNTRIES.map(({ country, region }) => [country, region]));
const shorts = new Map(TOPICS.map(({ topic, short }) => [topic, short]));
const types = new Map(SCHWARTZ_VALUES.map(({ value, type }) => [value, type as string]));

const keeps = (members: readonly string[] | undefined, name: string | undefined): boolean =>
  members === undefined || (name !== undefined && members.includes(name));

function countries(filters: Filters): string[] {
  return POSTER_COUNTRY_ORDER.filter(
    (country) => keeps(filters.country, country) && keeps(filters.region, regions.get(country)),
  );
}

function topics(filters: Filters): string[] {
  return MEMBERS.topic.filter((topic) => keeps(filters.topic, topic));
}

function values(filters: Filters): string[] {
  return MEMBERS.value.filter(
    (value) => keeps(filters.value, value) && keeps(filters.type, types.get(value)),
  );
}

/** Ids of a dimension's members that the filters keep, in their canonical order. */
export function memberIds(
  dimension: Dimension,
  state: Pick<ExploreState, 'rows' | 'columns' | 'filters'>,
  models: readonly ListedModel[],
): string[] {
  const { filters } = state;
  switch (dimension) {
    case 'model': {
      const shown = modelsShown(state);
      const known = models.map(({ model }) => model);
      return shown ? known.filter((model) => shown.includes(model)) : known;
    }
    case 'country':
      return countries(filters);
    case 'region':
      return [...new Set(countries(filters).map((country) => regions.get(country) ?? ''))];
    case 'topic':
      return topics(filters);
    case 'scenario':
      return countries(filters).flatMap((country) =>
        topics(filters).map((topic) => scenarioName(country, topic)),
      );
    case 'type':
      return MEMBERS.type.filter((type) => values(filters).some((value) => types.get(value) === type));
    case 'value':
      return values(filters);
  }
}

/** How many (country, topic, value) cases the filters keep. */
export function casesKept(filters: Filters): number {
  return countries(filters).length * topics(filters).length * values(filters).length;
}

/** The cases of one model, if all are known. */
export const ALL_CASES = casesKept({});

type Axis = 'model' | 'country' | 'topic' | 'value';

const AXES = ['model', 'country', 'topic', 'value'] as const satisfies readonly Axis[];

/** What of each axis belongs to a member; an axis that is absent belongs to it as a whole. */
function partsOf(dimension: Dimension, id: string): Partial<Record<Axis, readonly string[]>> {
  switch (dimension) {
    case 'region':
      return { country: COUNTRIES.filter(({ region }) => region === id).map(({ country }) => country) };
    case 'type':
      return { value: SCHWARTZ_VALUES.filter(({ type }) => type === id).map(({ value }) => value) };
    case 'scenario': {
      const { country, topic } = scenarioParts(id);
      return { country: [country], topic: [topic] };
    }
    default:
      return { [dimension]: [id] };
  }
}

/** How many cases, a model each, the cells of a table would hold if all were known. */
export function casesOf(
  state: Pick<ExploreState, 'rows' | 'columns' | 'filters'>,
  models: readonly ListedModel[],
): (row: string, column: string) => number {
  const { filters } = state;
  const all: Readonly<Record<Axis, readonly string[]>> = {
    model: memberIds('model', state, models),
    country: countries(filters),
    topic: topics(filters),
    value: values(filters),
  };
  // A table asks for each of its members a hundred times.
  const kept = new Map<string, Partial<Record<Axis, readonly string[]>>>();
  const keptOf = (dimension: Dimension, id: string) => {
    const key = `${dimension} ${id}`;
    let parts = kept.get(key);
    if (!parts) {
      parts = partsOf(dimension, id);
      for (const axis of AXES) {
        const own = parts[axis];
        if (own) parts[axis] = own.filter((name) => all[axis].includes(name));
      }
      kept.set(key, parts);
    }
    return parts;
  };
  return (row, column) => {
    const [own, other] = [keptOf(state.rows, row), keptOf(state.columns, column)];
    return AXES.reduce((product, axis) => {
      const [left, right] = [own[axis] ?? all[axis], other[axis]];
      return (
        product * (right && own[axis] ? left.filter((name) => right.includes(name)) : (right ?? left)).length
      );
    }, 1);
  };
}

/** The parts of a scenario's name. */
export function scenarioParts(name: string): { country: string; topic: string } {
  const [country = '', topic = ''] = name.split(' × ');
  return { country, topic };
}

export function memberOf(dimension: Dimension, id: string, models: readonly ListedModel[]): Member {
  switch (dimension) {
    case 'model':
      return { id, label: labelOf(models, id), title: labelOf(models, id), group: '' };
    case 'country':
      return { id, label: codes.get(id) ?? id, title: id, group: regions.get(id) ?? '' };
    case 'topic':
      return { id, label: shorts.get(id) ?? id, title: id, group: '' };
    case 'scenario': {
      const { country, topic } = scenarioParts(id);
      return {
        id,
        label: `${codes.get(country) ?? country} ${shorts.get(topic) ?? topic}`,
        title: id,
        group: country,
      };
    }
    case 'value':
      return { id, label: id, title: `${id} (${types.get(id) ?? ''})`, group: types.get(id) ?? '' };
    default:
      return { id, label: id, title: id, group: '' };
  }
}

/**
 * A state without what the models at hand and the filters leave no room for.
 *
 * @param models all models, once the list is read: a name that is not among them is none
 */
export function withinReach(state: ExploreState, models: readonly ListedModel[]): Reading<ExploreState> {
  const { model = [], ...others } = state.filters;
  const { known, problems } = modelsAtHand(model, models);
  const kept = { ...state, filters: known.length === 0 ? others : { ...others, model: known } };
  const { cell } = kept;
  if (
    !cell ||
    (memberIds(kept.rows, kept, models).includes(cell.row) &&
      memberIds(kept.columns, kept, models).includes(cell.column))
  )
    return { state: kept, problems };
  return {
    state: { ...kept, cell: null },
    problems: [...problems, `“${cell.row}, ${cell.column}” is no cell of this table.`],
  };
}

/** The filters of one cell: those of the table, narrowed to its row and column. */
export function narrowed(state: ExploreState, cell: { row: string; column: string }): Filters {
  const filters: Record<string, readonly string[]> = { ...state.filters };
  const models = modelsShown(state);
  if (models) filters.model = models;
  for (const [dimension, id] of [
    [state.rows, cell.row],
    [state.columns, cell.column],
  ] as const) {
    if (dimension === 'scenario') {
      const { country, topic } = scenarioParts(id);
      filters.country = [country];
      filters.topic = [topic];
    } else filters[dimension] = [id];
  }
  return filters;
}
