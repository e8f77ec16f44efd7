import { groupIntervals, pairedDifferences } from '../../domain/statistics/group-intervals';
import type { DifferencesTask, IntervalAnswer, IntervalsTask } from './interval-messages';

function answer(task: IntervalsTask | DifferencesTask): IntervalAnswer {
  const { id, counts, statistic, resampling } = task;
  try {
    return task.kind === 'intervals'
      ? { id, kind: 'intervals', intervals: groupIntervals(counts, statistic, resampling) }
      : {
          id,
          kind: 'differences',
          differences: pairedDifferences(counts, statistic, resampling, task.model, task.baseline),
        };
  } catch (error) {
    return { id, kind: 'error', message: error instanceof Error ? error.message : String(error) };
  }
}

addEventListener('message', (event: MessageEvent<IntervalsTask | DifferencesTask>) => {
  postMessage(answer(event.data));
});
