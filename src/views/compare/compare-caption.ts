import type { CompareState } from '../../analysis/compare/compare-state';
import { coverageLine, ownModels } from '../../analysis/explore/explore-caption';
import { ALL_CASES } from '../../analysis/explore/members';
import { type ListedModel, labelOf } from '../../analysis/listed-model';
import { MEASURES } from '../../analysis/measures';

/** What must stand beside a comparison: its models, n, coverage, positive class; a sentence each. */
export function compareCaption(
  { models, measure, positive }: CompareState,
  known: number,
  listed: readonly ListedModel[],
): string[] {
  const { needs, polarityMatters } = MEASURES[measure];
  return [
    `${models.map((model) => labelOf(listed, model)).join(', ')}.`,
    coverageLine(known, ALL_CASES, `${needs.means} for each of them`),
    ...ownModels(listed, models),
    ...(polarityMatters
      ? [`Positive class: ${positive}${positive === 'disagree' ? ', as in the paper' : ''}.`]
      : []),
  ];
}
