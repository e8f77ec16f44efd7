import {
  type GroupedCounts,
  groupIntervals,
  pairedDifferences,
  type Target,
} from '../../domain/statistics/group-intervals';
import type { Statistic } from '../../domain/statistics/weighted-measure';
import { serve } from '../../worker/serve';

interface IntervalsInput {
  readonly counts: GroupedCounts;
  readonly statistic: Statistic;
  readonly target: Target;
}

interface DifferencesInput extends IntervalsInput {
  /** Places of the two models. */
  readonly model: number;
  readonly baseline: number;
}

const calls = {
  intervals: ({ counts, statistic, target }: IntervalsInput) => groupIntervals(counts, statistic, target),
  differences: ({ counts, statistic, target, model, baseline }: DifferencesInput) =>
    pairedDifferences(counts, statistic, target, model, baseline),
};

export type IntervalCalls = typeof calls;

serve(calls);
