/** When runs stop that ask until their interval is narrow. */
import { ConfidenceSequence } from './confidence-sequence';
import { seededRandom, shuffled } from './random';

export interface Stops {
  /** Share of runs whose interval at the stop holds the mean of all rates. */
  readonly covered: number;
  /** Scenarios asked, run by run. */
  readonly asked: readonly number[];
}

/**
 * Runs that ask scenarios in random order, and stop by the rule.
 *
 * @param rates of the scenarios, each in [0, 1]
 * @param within half the width of the interval at the stop
 */
export function simulateStops(rates: readonly number[], within: number, runs: number): Stops {
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
  const asked: number[] = [];
  let covered = 0;
  for (let seed = 1; seed <= runs; seed++) {
    const sequence = new ConfidenceSequence(rates.length);
    for (const rate of shuffled(rates, seededRandom(seed))) {
      sequence.add(rate);
      if (sequence.isWithin(within)) break;
    }
    const { low, high } = sequence.interval;
    if (low <= mean + 1e-12 && mean - 1e-12 <= high) covered++;
    asked.push(sequence.count);
  }
  return { covered: covered / runs, asked };
}
