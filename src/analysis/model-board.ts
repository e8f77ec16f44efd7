/** Which models the page of all models shows, in what order, and how its address says so. */

import { isPapers, type ModelOrigin } from '../domain/models';
import { hasWords } from '../domain/text/has-words';
import { address, named, oneOf, parsed, type StateOf, text } from './address';
import { fileUrlProblem } from './file-address';

/** What the models may be narrowed to. */
export const MODEL_GROUPS = {
  paper: 'of the paper',
  other: 'others on this site',
  local: 'scored here',
  imported: 'imported',
  replay: 'replayed',
} as const;

export type ModelGroup = keyof typeof MODEL_GROUPS;

export const BOARD_COLUMNS = ['label', 'alignment_rate', 'ratings', 'choices'] as const;

export type BoardColumn = (typeof BOARD_COLUMNS)[number];

/** The figures of a model that the page searches and sorts by. */
export interface BoardRow {
  readonly model: string;
  readonly label: string;
  readonly provider: string;
  readonly origin: ModelOrigin;
  readonly alignment_rate: number | null;
  readonly ratings: number;
  readonly choices: number;
  /** Whether Task 2 was asked in the quick form, which is not the paper's. */
  readonly quick: boolean;
}

/** The address of a file, to be fetched once the reader says so. */
const FILE = parsed<string | null>(
  (given) => (fileUrlProblem(given) === null ? given.trim() : null),
  (given) => given,
  (given) => `The link names a file that is not fetched. ${fileUrlProblem(given) ?? ''}`,
  null,
);

const ADDRESS = address('/models', {
  /** A run or a result file that the link hands on. */
  add: FILE,
  /** Words that a model's name, key or maker must contain. */
  words: named('q', text),
  group: oneOf(Object.keys(MODEL_GROUPS) as ModelGroup[], 'group of models', null),
  by: oneOf(BOARD_COLUMNS, (text) => `Models cannot be sorted by “${text}”.`, 'alignment_rate'),
  order: oneOf(['descending', 'ascending'], 'order', 'descending'),
});

export type BoardState = StateOf<typeof ADDRESS>;

export const { read: readBoardState, write: writeBoardState } = ADDRESS;

export function groupOf({ model, origin }: Pick<BoardRow, 'model' | 'origin'>): ModelGroup {
  if (origin !== 'published') return origin;
  return isPapers(model) ? 'paper' : 'other';
}

/** The state after a click on a column's title: largest first, or A to Z; then the reverse, and so on. */
export function sortedBy(state: BoardState, by: BoardColumn): BoardState {
  const first = by === 'label' ? 'ascending' : 'descending';
  const reverse = state.order === 'descending' ? 'ascending' : 'descending';
  return { ...state, by, order: state.by === by ? reverse : first };
}

function compare(a: string | number | null, b: string | number | null, descending: boolean): number {
  // What is unknown is last in either direction.
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const order = typeof a === 'number' ? a - Number(b) : a.localeCompare(String(b), 'en', { numeric: true });
  return descending ? -order : order;
}

/** Choices of a country's eleven scenarios: a rate from fewer says little of a model. */
const ENOUGH_CHOICES = 11 * 56;

/** Whether a rate is from too few cases to stand in a ranking. */
export const isFew = ({ alignment_rate, choices }: BoardRow): boolean =>
  alignment_rate !== null && choices < ENOUGH_CHOICES;

/** The models that a state keeps, in its order; by rate, those that cannot be ranked come after all others. */
export function onBoard<Row extends BoardRow>(
  rows: readonly Row[],
  { words, group, by, order }: BoardState,
): readonly Row[] {
  const isWanted = hasWords(words);
  return rows
    .filter((row) => group === null || groupOf(row) === group)
    .filter(({ model, label, provider }) => isWanted(`${label} ${provider} ${model}`))
    .toSorted(
      (a, b) =>
        (by === 'alignment_rate' ? Number(a.quick || isFew(a)) - Number(b.quick || isFew(b)) : 0) ||
        compare(a[by], b[by], order === 'descending'),
    );
}
