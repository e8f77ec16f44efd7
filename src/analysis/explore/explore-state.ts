/** What the explorer shows, and its form in the address: every choice is in the link. */

import { DEFAULT_MODEL } from '../../domain/models';
import { readSortText, sortText, type TableSort } from '../../domain/table-sort';
import {
  address,
  chosen,
  type Field,
  listOf,
  names,
  oneOf,
  parsed,
  type Reading,
  refined,
  type StateOf,
  textOrNone,
} from '../address';
import {
  DIMENSION_NAMES,
  DIMENSIONS,
  type Dimension,
  FILTER_DIMENSIONS,
  type FilterDimension,
  MEMBERS,
} from '../dimensions';
import { MEASURE_NAMES } from '../measures';
import { TARGET_FIELD } from './interval-words';

/** A cell of the shown table; in SQL, a cell is a row of `cells`. */
export interface Cell {
  readonly row: string;
  readonly column: string;
}

export type Sort = TableSort | { readonly by: 'similarity' };

/** The cell that a text in the address names, such as `gpt-4o|Egypt`. */
function parseCell(text: string): Cell | null {
  const [row, column, ...rest] = text.split('|');
  return row && column && rest.length === 0 ? { row, column } : null;
}

const formatCell = ({ row, column }: Cell) => `${row}|${column}`;
const noCell = (text: string) => `“${text}” is not a cell.`;

const parseSort = (text: string): Sort | null => (text === 'similarity' ? { by: text } : readSortText(text));
const formatSort = (sort: Sort) => (sort.by === 'similarity' ? sort.by : sortText(sort));
const noSort = (text: string) => `“${text}” is not a sort order.`;

const filterOf = (dimension: FilterDimension) =>
  dimension === 'model' ? names() : listOf(MEMBERS[dimension], DIMENSIONS[dimension].phrase);

type FilterFields = Readonly<Record<FilterDimension, Field<readonly string[]>>>;

const ADDRESS = address('/explore', {
  measure: oneOf(MEASURE_NAMES, 'measure', 'alignment_rate'),
  rows: oneOf(DIMENSION_NAMES, 'dimension', null),
  columns: oneOf(DIMENSION_NAMES, 'dimension', null),
  /** Members kept, by dimension; a dimension that is absent keeps all. */
  filters: chosen(
    Object.fromEntries(FILTER_DIMENSIONS.map((name) => [name, filterOf(name)])) as FilterFields,
  ),
  sort: parsed<Sort | null>(parseSort, formatSort, noSort, null),
  /** Which polarity counts as positive in the alignment rate; the paper's is disagree. */
  positive: oneOf(['disagree', 'agree'], 'positive class', 'disagree'),
  /** What the intervals are about. */
  target: TARGET_FIELD,
  show: oneOf(['table', 'chart'], 'view', 'table'),
  /** The column that the chart shows; the first if null. */
  column: textOrNone,
  /** The selected cell. */
  cell: parsed<Cell | null>(parseCell, formatCell, noCell, null),
});

type Asked = StateOf<typeof ADDRESS>;

export type ExploreState = Asked & { readonly rows: Dimension; readonly columns: Dimension };

export type Filters = ExploreState['filters'];

/** The valid state nearest to an address; says what it had to leave out. */
export function readExploreState(search: string): Reading<ExploreState> {
  return refined(ADDRESS.read(search), fitted);
}

/** A state whose rows and columns differ, without anything that does not fit them. */
function fitted(asked: Asked): Reading<ExploreState> {
  const problems: string[] = [];
  const rows = asked.rows ?? 'model';
  let columns = asked.columns ?? (rows === 'country' ? 'model' : 'country');
  if (rows === columns) {
    problems.push(`Rows and columns cannot both be ${DIMENSIONS[rows].plural}.`);
    columns = rows === 'country' ? 'model' : 'country';
  }
  // Models come and go, so any name may be one.
  const isMember = (dimension: Dimension, id: string) =>
    dimension === 'model' || MEMBERS[dimension].includes(id);
  const refuse = (problem: string) => {
    problems.push(problem);
    return null;
  };
  const { sort, column, cell } = asked;
  const sorts = !sort || sort.by === 'similarity' || isMember(sort.by === 'row' ? rows : columns, sort.id);
  const shows = column === null || isMember(columns, column);
  const holds = !cell || (isMember(rows, cell.row) && isMember(columns, cell.column));
  const state = {
    ...asked,
    rows,
    columns,
    sort: sorts ? sort : refuse(noSort(formatSort(sort))),
    column: shows ? column : refuse(`There is no ${DIMENSIONS[columns].phrase} “${column}”.`),
    cell: holds ? cell : refuse(noCell(formatCell(cell))),
  };
  return { state, problems };
}

export const DEFAULT_STATE = readExploreState('').state;

/** The address of a state, without its defaults. */
export function writeExploreState(state: ExploreState): string {
  const isDefault = state.rows === DEFAULT_STATE.rows && state.columns === DEFAULT_STATE.columns;
  return ADDRESS.write(isDefault ? { ...state, rows: null, columns: null } : state);
}

/** Where neither dimension separates models, one model is shown unless the reader chose some. */
export function modelsShown(
  state: Pick<ExploreState, 'rows' | 'columns' | 'filters'>,
): readonly string[] | null {
  const chosen = state.filters.model;
  if (chosen && chosen.length > 0) return chosen;
  return state.rows === 'model' || state.columns === 'model' ? null : [DEFAULT_MODEL];
}
