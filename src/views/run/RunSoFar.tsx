import { useMemo } from 'preact/hooks';
import type { RunAnswer, RunRecord } from '../../domain/runs/run-record';
import { isSampled, RunSample } from '../../domain/runs/run-sample';
import { formatRate } from '../../domain/text/figures';

/** What part of a run says about the whole; nothing where all of it is there. */
export function RunSoFar({ record, answers }: { record: RunRecord; answers: readonly RunAnswer[] }) {
  const all = record.plan.scenarios.length;
  const sequence = useMemo(
    () =>
      isSampled(record.plan) && answers.length < record.total ? RunSample.of(record, answers).sequence : null,
    [record, answers],
  );
  if (!sequence || sequence.count === 0) return null;
  const { count, mean, interval } = sequence;
  return (
    <p>
      {count} of {all} scenarios are complete, in random order, with a mean alignment rate of{' '}
      <strong>{formatRate(mean)}</strong>. Over all {all} it is between {formatRate(interval.low)} and{' '}
      {formatRate(interval.high)} (95 % confidence sequence, valid whenever the run stops;{' '}
      <a href="https://doi.org/10.1093/jrsssb/qkad009">Waudby-Smith and Ramdas 2024</a>).
    </p>
  );
}
