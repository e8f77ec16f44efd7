/** Which members are the rows and columns of the explorer's table, and which cases belong to its cells. */
import { POSTER_COUNTRY_ORDER } from '../../domain/countries';
import type { Reading } from '../address';
import {
  ALL_NAMES,
  type Axes,
  type Axis,
  DIMENSIONS,
  type Dimension,
  FILTER_DIMENSIONS,
  membersAmong,
  partsOf,
  type Shown,
} from '../dimensions';
import { type ListedModel, modelsAtHand } from '../listed-model';
import { type ExploreState, type Filters, modelsShown } from './explore-state';

export interface Member extends Shown {
  readonly id: string;
}

type Shape = Pick<ExploreState, 'rows' | 'columns' | 'filters'>;

/** The names along each axis that the filters keep, in the order shown. */
function namesKept(filters: Filters, models: readonly string[]): Axes {
  const kept = (axis: Axis, names: readonly string[]) =>
    FILTER_DIMENSIONS.filter((dimension) => DIMENSIONS[dimension].axes.includes(axis)).reduce(
      (left, dimension) => {
        const { memberAt } = DIMENSIONS[dimension];
        return left.filter((name) => filters[dimension]?.includes(memberAt(name)) ?? true);
      },
      names,
    );
  return {
    model: kept('model', models),
    country: kept('country', POSTER_COUNTRY_ORDER),
    topic: kept('topic', ALL_NAMES.topic),
    value: kept('value', ALL_NAMES.value),
  };
}

function namesShown(state: Shape, models: readonly ListedModel[]): Axes {
  const model = modelsShown(state);
  return namesKept(
    model ? { ...state.filters, model } : state.filters,
    models.map(({ model: key }) => key),
  );
}

/** Ids of a dimension's members that the filters keep, in the order shown. */
export function memberIds(dimension: Dimension, state: Shape, models: readonly ListedModel[]): string[] {
  return membersAmong(dimension, namesShown(state, models));
}

/** How many (country, topic, value) cases the filters keep. */
export function casesKept(filters: Filters): number {
  const { country, topic, value } = namesKept(filters, []);
  return country.length * topic.length * value.length;
}

/** The number of cases of one model, if all are known. */
export const ALL_CASES = casesKept({});

/** How many cases, counted per model, the cells of a table would hold if all were known. */
export function casesOf(
  state: Shape,
  models: readonly ListedModel[],
): (row: string, column: string) => number {
  const all = namesShown(state, models);
  // A table looks up each of its members a hundred times.
  const found = new Map<string, Partial<Axes>>();
  const namesOf = (dimension: Dimension, id: string) => {
    const key = `${dimension} ${id}`;
    const names = found.get(key) ?? partsOf(dimension, id, all);
    found.set(key, names);
    return names;
  };
  return (row, column) => {
    const [own, other] = [namesOf(state.rows, row), namesOf(state.columns, column)];
    return (Object.keys(all) as Axis[]).reduce((product, axis) => {
      const within = other[axis];
      const names = own[axis] ?? all[axis];
      return product * (within ? names.filter((name) => within.includes(name)) : names).length;
    }, 1);
  };
}

export function memberOf(dimension: Dimension, id: string, models: readonly ListedModel[]): Member {
  return { id, ...DIMENSIONS[dimension].show(id, models) };
}

/**
 * A state without what the available models and the filters rule out.
 *
 * @param models all models, once the list is read: a name that is not among them is unknown
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
    problems: [...problems, `“${cell.row}, ${cell.column}” is not a cell of this table.`],
  };
}

/** The filters of one cell: those of the table, narrowed to its row and column. */
export function narrowed(state: ExploreState, cell: { row: string; column: string }): Filters {
  const models = modelsShown(state);
  return {
    ...state.filters,
    ...(models ? { model: models } : {}),
    ...filterTo(state.rows, cell.row),
    ...filterTo(state.columns, cell.column),
  };
}

function filterTo(dimension: Dimension, id: string): Filters {
  return DIMENSIONS[dimension].filter ? { [dimension]: [id] } : partsOf(dimension, id, ALL_NAMES);
}
