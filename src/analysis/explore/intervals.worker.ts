import {
  type GroupedCounts,
  groupIntervals,
  pairedDifferences,
  type Resampling,
} from '../../domain/statistics/group-intervals';
import type { Statistic } from '../../domain/statistics/weighted-measure';
import { serve } from '../../worker/serve';

interface IntervalsInput {
  readonly counts: GroupedCounts;
  readonly statistic: Statistic;
  readonly resampling: Resampling;
}

interface DifferencesInput extends IntervalsInput {
  /** Places of the two models. */
  readonly model: number;
  readonly baseline: number;
}

const calls = {
  intervals: ({ counts, statistic, resampling }: IntervalsInput) =>
    groupIntervals(counts, statistic, resampling),
  differences: ({ counts, statistic, resampling, model, baseline }: DifferencesInput) =>
    pairedDifferences(counts, statistic, resampling, model, baseline),
};

export type IntervalCalls = typeof calls;

serve(calls);
