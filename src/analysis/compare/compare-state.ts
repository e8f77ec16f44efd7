/** What the comparison shows, and its form in the address. */

import { DEFAULT_MODEL } from '../../domain/models';
import { address, named, names, oneOf, type Reading, refined, type StateOf } from '../address';
import { DIMENSION_NAMES } from '../dimensions';
import { TARGET_FIELD } from '../explore/interval-words';
import { type ListedModel, modelsAtHand } from '../listed-model';
import { MEASURE_NAMES } from '../measures';

const ADDRESS = address('/compare', {
  /** The others are compared with the first. */
  models: named('model', names([DEFAULT_MODEL, 'gpt-4o-mini'])),
  by: oneOf(
    DIMENSION_NAMES.filter((dimension) => dimension !== 'model'),
    (text) => `Models cannot be compared by “${text}”.`,
    'country',
  ),
  measure: oneOf(MEASURE_NAMES, 'measure', 'alignment_rate'),
  positive: oneOf(['disagree', 'agree'], 'positive class', 'disagree'),
  /** What the intervals are about. */
  target: TARGET_FIELD,
});

export type CompareState = StateOf<typeof ADDRESS>;

export type ComparedBy = CompareState['by'];

export const { write: writeCompareState } = ADDRESS;

/** Any more could not be told apart, and would share few cases. */
export const MOST_COMPARED = 12;

/** The valid state nearest to an address; says what it had to leave out. */
export function readCompareState(search: string): Reading<CompareState> {
  return refined(ADDRESS.read(search), (state) => ({
    state: { ...state, models: state.models.slice(0, MOST_COMPARED) },
    problems:
      state.models.length > MOST_COMPARED
        ? [
            `At most ${MOST_COMPARED} models are compared at once: these are the first of ${state.models.length}.`,
          ]
        : [],
  }));
}

export const DEFAULT_COMPARISON = readCompareState('').state;

/** A comparison of available models only, topped up to two where an unavailable one was requested. */
export function comparable(state: CompareState, listed: readonly ListedModel[]): Reading<CompareState> {
  const { known, problems } = modelsAtHand(state.models, listed);
  const others = DEFAULT_COMPARISON.models.filter((name) => !known.includes(name));
  const added = problems.length === 0 ? [] : others.slice(0, Math.max(0, 2 - known.length));
  return { state: { ...state, models: [...known, ...added] }, problems };
}
