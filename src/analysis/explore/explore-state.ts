/** What the explorer shows, and its form in the address: every choice is in the link. */

import { PUBLISHED_MODELS } from '../../domain/models';
import type { Polarity } from '../../domain/statistics/measures';
import { readSortText, sortText, type TableSort } from '../../domain/table-sort';
import { DIMENSIONS, type Dimension, FILTER_DIMENSIONS, type FilterDimension, MEMBERS } from '../dimensions';
import { MEASURES, type Measure } from '../measures';

export interface Cell {
  readonly row: string;
  readonly column: string;
}

export type Sort = TableSort | { readonly by: 'similarity' };

/** Members kept, by dimension; a dimension that is absent keeps all. */
export type Filters = Readonly<Partial<Record<FilterDimension, readonly string[]>>>;

export interface ExploreState {
  readonly measure: Measure;
  readonly rows: Dimension;
  readonly columns: Dimension;
  readonly filters: Filters;
  readonly sort: Sort | null;
  /** Which polarity counts as positive in the alignment rate; the paper's is disagree. */
  readonly positive: Polarity;
  readonly show: 'table' | 'chart';
  /** The column that the chart looks at; the first if null. */
  readonly column: string | null;
  /** The selected cell. */
  readonly cell: Cell | null;
}

export const DEFAULT_STATE: ExploreState = {
  measure: 'alignment_rate',
  rows: 'model',
  columns: 'country',
  filters: {},
  sort: null,
  positive: 'disagree',
  show: 'table',
  column: null,
  cell: null,
};

const DEFAULT_MODEL = PUBLISHED_MODELS[0]?.model ?? '';

/** Where no dimension tells models apart, one model is shown unless the reader chose some. */
export function modelsShown(
  state: Pick<ExploreState, 'rows' | 'columns' | 'filters'>,
): readonly string[] | null {
  const chosen = state.filters.model;
  if (chosen && chosen.length > 0) return chosen;
  return state.rows === 'model' || state.columns === 'model' ? null : [DEFAULT_MODEL];
}

const isKey = <Key extends string>(record: Readonly<Record<Key, unknown>>, key: string): key is Key =>
  Object.hasOwn(record, key);

export interface ReadState {
  readonly state: ExploreState;
  /** What of the address could not be followed, a sentence each. */
  readonly problems: readonly string[];
}

/** The nearest valid state to an address; says what it had to leave out. */
export function readExploreState(search: string): ReadState {
  const params = new URLSearchParams(search);
  const problems: string[] = [];
  const refuse = (what: string, value: string) => problems.push(`There is no ${what} “${value}”.`);

  function key<Key extends string>(name: string, record: Readonly<Record<Key, unknown>>, fallback: Key): Key {
    const value = params.get(name);
    if (value === null) return fallback;
    if (isKey(record, value)) return value;
    refuse(name === 'measure' ? 'measure' : 'dimension', value);
    return fallback;
  }

  const measure = key('measure', MEASURES, DEFAULT_STATE.measure);
  const rows = key('rows', DIMENSIONS, DEFAULT_STATE.rows);
  let columns = key('columns', DIMENSIONS, rows === DEFAULT_STATE.columns ? 'model' : DEFAULT_STATE.columns);
  if (rows === columns) {
    problems.push(`Rows and columns cannot both be ${DIMENSIONS[rows].plural}.`);
    columns = rows === 'country' ? 'model' : 'country';
  }

  const filters: Partial<Record<FilterDimension, readonly string[]>> = {};
  for (const dimension of FILTER_DIMENSIONS) {
    const wanted = params.getAll(dimension);
    const known = dimension === 'model' ? wanted : wanted.filter((name) => MEMBERS[dimension].includes(name));
    for (const name of wanted)
      if (!known.includes(name)) refuse(DIMENSIONS[dimension].label.toLowerCase(), name);
    if (known.length > 0) filters[dimension] = [...new Set(known)];
  }

  const positive = params.get('positive');
  if (positive !== null && positive !== 'agree' && positive !== 'disagree')
    refuse('positive class', positive);
  const show = params.get('show');
  if (show !== null && show !== 'chart' && show !== 'table') refuse('view', show);
  let column = params.get('column');
  if (column !== null && !isMember(columns, column)) {
    refuse(DIMENSIONS[columns].label.toLowerCase(), column);
    column = null;
  }

  return {
    state: {
      measure,
      rows,
      columns,
      filters,
      sort: readSort(params.get('sort'), { row: rows, column: columns }, problems),
      positive: positive === 'agree' ? 'agree' : 'disagree',
      show: show === 'chart' ? 'chart' : 'table',
      column,
      cell: readCell(params.get('cell'), { row: rows, column: columns }, problems),
    },
    problems,
  };
}

/** Models come and go, so that any name may be one. */
function isMember(dimension: Dimension, id: string): boolean {
  return dimension === 'model' || MEMBERS[dimension].includes(id);
}

type Sides = Readonly<Record<'row' | 'column', Dimension>>;

function readSort(text: string | null, sides: Sides, problems: string[]): Sort | null {
  if (text === null) return null;
  if (text === 'similarity') return { by: 'similarity' };
  const sort = readSortText(text);
  if (sort && isMember(sides[sort.by], sort.id)) return sort;
  problems.push(`“${text}” is no order.`);
  return null;
}

function readCell(text: string | null, sides: Sides, problems: string[]): Cell | null {
  if (text === null) return null;
  const [row, column, ...rest] = text.split('|');
  if (row && column && rest.length === 0 && isMember(sides.row, row) && isMember(sides.column, column))
    return { row, column };
  problems.push(`“${text}” is no cell.`);
  return null;
}

/** The address of a state, without what is as by default. */
export function writeExploreState(state: ExploreState): string {
  const params = new URLSearchParams();
  if (state.measure !== DEFAULT_STATE.measure) params.set('measure', state.measure);
  if (state.rows !== DEFAULT_STATE.rows || state.columns !== DEFAULT_STATE.columns) {
    params.set('rows', state.rows);
    params.set('columns', state.columns);
  }
  for (const dimension of FILTER_DIMENSIONS)
    for (const name of state.filters[dimension] ?? []) params.append(dimension, name);
  if (state.sort) params.set('sort', state.sort.by === 'similarity' ? 'similarity' : sortText(state.sort));
  if (state.positive !== 'disagree') params.set('positive', state.positive);
  if (state.show !== 'table') params.set('show', state.show);
  if (state.column) params.set('column', state.column);
  if (state.cell) params.set('cell', `${state.cell.row}|${state.cell.column}`);
  const text = params.toString();
  return text === '' ? '/explore' : `/explore?${text}`;
}
