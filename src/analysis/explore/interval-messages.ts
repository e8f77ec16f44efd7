import type { Interval } from '../../domain/statistics/bootstrap';
import type { Difference, GroupedCounts, Resampling } from '../../domain/statistics/group-intervals';
import type { Statistic } from '../../domain/statistics/weighted-measure';

interface Task {
  readonly id: number;
  readonly counts: GroupedCounts;
  readonly statistic: Statistic;
  readonly resampling: Resampling;
}

export interface IntervalsTask extends Task {
  readonly kind: 'intervals';
}

export interface DifferencesTask extends Task {
  readonly kind: 'differences';
  readonly model: number;
  readonly baseline: number;
}

export type IntervalAnswer =
  | {
      readonly id: number;
      readonly kind: 'intervals';
      readonly intervals: ReadonlyMap<number, Interval | null>;
    }
  | {
      readonly id: number;
      readonly kind: 'differences';
      readonly differences: ReadonlyMap<number, Difference>;
    }
  | { readonly id: number; readonly kind: 'error'; readonly message: string };
