/** The intervals of findings: the methods of the explorer, on the findings' counts. */

import { groupIntervals } from '../../domain/statistics/group-intervals';
import { type Interval, type Range, tInterval } from '../../domain/statistics/t-interval';

import { countsOf, type ModelCells, SCENARIO_COUNT, TOPIC_COUNT } from './cells';
import { mean } from './finding';

/** The 95 % interval of a mean over independent units, such as topics; null with fewer than two. */
export function meanInterval(numbers: readonly number[], range: Range): Interval | null {
  if (numbers.length < 2) return null;
  const middle = mean(numbers);
  const variance =
    numbers.reduce((sum, number) => sum + (number - middle) ** 2, 0) / (numbers.length - 1) / numbers.length;
  return tInterval(middle, variance, numbers.length - 1, range);
}

/** Each model's interval of kappa, by its label. */
export function kappaIntervals(models: readonly ModelCells[]): ReadonlyMap<string, Interval | null> {
  const counts = models.flatMap((model) => countsOf(model));
  const whole = (number: (entry: number) => number) => Int32Array.from(counts, (_, entry) => number(entry));
  const each = (name: 'tp' | 'fp' | 'fn' | 'tn') => Float64Array.from(counts, (own) => own[name]);
  const modelAt = whole((entry) => Math.floor(entry / SCENARIO_COUNT));
  const zeros = new Float64Array(counts.length);
  const found = groupIntervals(
    {
      group: modelAt,
      model: modelAt,
      country: whole((entry) => Math.floor((entry % SCENARIO_COUNT) / TOPIC_COUNT)),
      topic: whole((entry) => entry % TOPIC_COUNT),
      value: whole(() => 0),
      tp: each('tp'),
      fp: each('fp'),
      fn: each('fn'),
      tn: each('tn'),
      sumX: zeros,
      sumY: zeros,
      n: zeros,
    },
    'kappa',
    'others',
  );
  return new Map(models.map(({ label }, place) => [label, found.get(place) ?? null]));
}
