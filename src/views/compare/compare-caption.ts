import type { CompareState } from '../../analysis/compare/compare-state';
import { coverageLine, knownMeans, ownModels } from '../../analysis/explore/explore-caption';
import { ALL_CASES } from '../../analysis/explore/members';
import { type ListedModel, labelOf } from '../../analysis/listed-model';

/** What must stand beside a comparison: its models, n, coverage, positive class; a sentence each. */
export function compareCaption(
  { models, measure, positive }: CompareState,
  known: number,
  listed: readonly ListedModel[],
): string[] {
  return [
    `${models.map((model) => labelOf(listed, model)).join(', ')}.`,
    coverageLine(known, ALL_CASES, `${knownMeans(measure)} for each of them`),
    ...ownModels(listed, models),
    ...(measure === 'alignment_rate'
      ? [`Positive class: ${positive}${positive === 'disagree' ? ', as in the paper' : ''}.`]
      : []),
  ];
}
