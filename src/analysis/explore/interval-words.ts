/** What an interval is about, in words: shown beside every interval. */
import type { Drawing, Target } from '../../domain/statistics/group-intervals';
import { oneOf } from '../address';

export const TARGETS: Readonly<Record<Target, string>> = {
  others: 'other topics and countries too',
  these: 'these scenarios only',
};

/** Its form in the address. */
export const TARGET_FIELD = oneOf<Target, Target>(['others', 'these'], 'target of intervals', 'others');

interface Words {
  /** What the interval speaks of. */
  readonly target: string;
  /** What is taken as a sample of it, and how. */
  readonly sample: string;
  /** What it does not reflect, besides the prompts and the model's own randomness. */
  readonly leavesOut: string;
}

const FIXED_VALUES = 'the choice of values and prompts';

const WORDS: Readonly<Record<Drawing, Words>> = {
  both: {
    target: TARGETS.others,
    sample: 'countries and topics are both taken as samples (two-way jackknife with Student’s t)',
    leavesOut: FIXED_VALUES,
  },
  topics: {
    target: 'other topics in the same countries',
    sample: 'topics are taken as a sample (jackknife with Student’s t)',
    leavesOut: `the choice of countries, values and prompts`,
  },
  countries: {
    target: 'other countries on the same topics',
    sample: 'countries are taken as a sample (jackknife with Student’s t)',
    leavesOut: `the choice of topics, values and prompts`,
  },
  cells: {
    target: TARGETS.these,
    sample:
      'the values in each scenario are taken as a sample (jackknife with Student’s t); as the same 56 recur in every scenario, it is too wide for just these values and too narrow for another 56',
    leavesOut: 'the choice of scenarios and prompts',
  },
  values: {
    target: TARGETS.these,
    sample: 'the values are taken as a sample (jackknife with Student’s t)',
    leavesOut: 'the choice of scenarios and prompts',
  },
};

/** "95 % interval for other topics and countries too: …", for each of the ways in which intervals shown together are made. */
export function intervalSentences(
  drawings: readonly Drawing[],
  models: 'model' | 'models' = 'model',
): string {
  const own = models === 'model' ? 'the model’s' : 'the models’';
  return drawings
    .map((drawing, place) => {
      const { target, sample, leavesOut } = WORDS[drawing];
      const start = place === 0 ? '95 % interval for' : 'Where there are too few, for';
      return `${start} ${target}: ${sample}. It does not reflect ${leavesOut}, or ${own} own randomness.`;
    })
    .join(' ');
}

/** The ways in which some intervals are made, the commonest first. */
export function drawingsOf(intervals: Iterable<{ readonly drawn: Drawing } | null>): Drawing[] {
  const counts = new Map<Drawing, number>();
  for (const interval of intervals)
    if (interval) counts.set(interval.drawn, (counts.get(interval.drawn) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([drawing]) => drawing);
}
