import { intervalSentences } from '../../analysis/explore/interval-words';
import { kappaVerdict, type RunFigures } from '../../analysis/run-results';
import type { DrawnInterval } from '../../domain/statistics/group-intervals';
import { formatCount, formatPercent, formatRate } from '../../domain/text/figures';
import { Term } from '../../ui/Term';

interface Props {
  readonly figures: RunFigures;
  /** Of its kappa. */
  readonly interval: DrawnInterval | null;
}

/** What a run comes to: first whether its actions follow its statements at all, then its rate beside chance. */
export function RunChance({ figures, interval }: Props) {
  return (
    <>
      <p class="run-size">
        <strong>{kappaVerdict(figures, interval)}</strong> <Term id="kappa">Cohen’s kappa</Term>{' '}
        <strong>{formatRate(figures.kappa)}</strong>
        {interval && `, 95 % interval ${formatRate(interval.low)} to ${formatRate(interval.high)}`}.
      </p>
      <p class="run-size">
        If its statements were <Term id="chance-rate">shuffled</Term> in each scenario, its alignment rate
        would be {formatRate(figures.chance_rate)}; with its base rates it could be at most{' '}
        <Term id="highest-rate">{formatRate(figures.highest_rate)}</Term>. It is{' '}
        <strong>{formatRate(figures.alignment_rate)}</strong> over {formatCount(figures.known)} cases (
        {formatPercent(figures.coverage)} of all), with an accuracy of {formatRate(figures.accuracy)}. The
        model disagrees with {formatPercent(figures.disagree_stated)} of the values in words and{' '}
        {formatPercent(figures.disagree_chosen)} in action.
      </p>
      {interval && <p class="run-muted">{intervalSentences([interval.drawn])}</p>}
    </>
  );
}
