import type { CompareState } from '../../analysis/compare/compare-state';
import { coverageLine, ownModels, positiveClass } from '../../analysis/explore/explore-caption';
import { ALL_CASES } from '../../analysis/explore/members';
import { type ListedModel, labelOf } from '../../analysis/listed-model';
import { MEASURES } from '../../analysis/measures';

/** What must accompany a comparison: its models, n, coverage, positive class; one sentence each. */
export function compareCaption(state: CompareState, known: number, listed: readonly ListedModel[]): string[] {
  return [
    `${state.models.map((model) => labelOf(listed, model)).join(', ')}.`,
    coverageLine(known, ALL_CASES, `${MEASURES[state.measure].needs.means} for each of them`),
    ...ownModels(listed, state.models),
    ...positiveClass(state),
  ];
}
