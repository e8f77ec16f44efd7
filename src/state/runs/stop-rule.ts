import type { RunAnswer, RunRecord } from '../../domain/runs/run-record';
import { RunSample } from '../../domain/runs/run-sample';

export interface StopRule {
  readonly note: (answer: RunAnswer) => void;
  readonly reached: () => boolean;
  /** Complete ones so far. */
  readonly scenarios: () => number;
}

/** A plan's rule for stopping; null without one, or once the reader went on after it had stopped the run. */
export function stopRule(record: RunRecord, answers: Iterable<RunAnswer>): StopRule | null {
  const { stop, scenarios } = record.plan;
  if (!stop || record.stoppedAfter !== undefined) return null;
  const sample = RunSample.of(record, answers);
  const { sequence } = sample;
  return {
    note: (answer) => sample.add(answer),
    reached: () => sequence.count < scenarios.length && sequence.isWithin(stop.within),
    scenarios: () => sequence.count,
  };
}
