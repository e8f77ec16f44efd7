/**
 * A 95 % interval for the mean of a finite population that stays valid however often it is looked at: it may decide when
 * to stop. The population's values are in [0, 1] and are drawn in random order, without replacement.
 *
 * For each possible mean two gamblers bet on the next value, one that the mean is higher, one that it is lower. At the true
 * mean neither gains on average, so that by Ville's inequality the chance that their common capital ever reaches 20 is at
 * most 5 %: the means at which it has not are the interval. Bets are set before each value, from those before it.
 *
 * Source: Waudby-Smith and Ramdas 2024, Estimating means of bounded random variables by betting (JRSS B 86), sections 4
 * and 5: the hedged capital process, without replacement.
 */
import type { Interval } from './t-interval';

const ALPHA = 0.05;
/** Means tried; the interval is widened by a step at either end. */
const STEPS = 500;
/** No bet risks more than this share of the capital. */
const MOST_RISKED = 0.75;
/** Bets are best for a stop after about so many values, and valid for any. */
const HORIZON = 50;
/** What the spread is taken for before there are values, with the weight of one value. */
const FIRST_VARIANCE = 0.02;

export class ConfidenceSequence {
  private readonly higher = new Float64Array(STEPS + 1).fill(1);
  private readonly lower = new Float64Array(STEPS + 1).fill(1);
  private readonly out = new Uint8Array(STEPS + 1);
  private seen = 0;
  private sum = 0;
  private squares = 0;
  private least = 0;
  private most = STEPS;

  /** @param size how many values the population has */
  constructor(private readonly size: number) {}

  /** How many values were drawn. */
  get count(): number {
    return this.seen;
  }

  /** The mean of the values drawn; null before the first. */
  get mean(): number | null {
    return this.seen === 0 ? null : this.sum / this.seen;
  }

  /** The interval of the population's mean, after the values drawn so far. */
  get interval(): Interval {
    const left = this.size - this.seen;
    // What is not drawn yet is between 0 and 1.
    return {
      low: Math.max((this.least - 1) / STEPS, this.sum / this.size, 0),
      high: Math.min((this.most + 1) / STEPS, (this.sum + left) / this.size, 1),
    };
  }

  /** Whether the interval reaches no further than this from its middle; never before the first value. */
  isWithin(half: number): boolean {
    const { low, high } = this.interval;
    return this.seen > 0 && (high - low) / 2 <= half;
  }

  /**
   * Draws the next value.
   *
   * @throws RangeError for more values than the population has
   */
  add(value: number): void {
    if (this.seen >= this.size) throw new RangeError(`The population has ${this.size} values`);
    const left = this.size - this.seen;
    const bet = this.bet();
    for (let step = this.least; step <= this.most; step++) {
      if (this.out[step]) continue;
      // The mean of what is left, were this the population's.
      const rest = ((step / STEPS) * this.size - this.sum) / left;
      if (rest < -1e-9 || rest > 1 + 1e-9) {
        this.out[step] = 1;
        continue;
      }
      const gain = value - rest;
      const higher =
        (this.higher[step] ?? 0) * (1 + Math.min(bet, MOST_RISKED / Math.max(rest, 1e-9)) * gain);
      const lower =
        (this.lower[step] ?? 0) * (1 - Math.min(bet, MOST_RISKED / Math.max(1 - rest, 1e-9)) * gain);
      this.higher[step] = higher;
      this.lower[step] = lower;
      if (Math.max(higher, lower) / 2 >= 1 / ALPHA) this.out[step] = 1;
    }
    while (this.least < this.most && this.out[this.least]) this.least++;
    while (this.most > this.least && this.out[this.most]) this.most--;
    this.seen++;
    this.sum += value;
    this.squares += value * value;
  }

  /** What is risked on the next value, by the spread of those before. */
  private bet(): number {
    const mean = this.sum / Math.max(1, this.seen);
    const spread = Math.max(0, this.squares - this.seen * mean * mean);
    const variance = (FIRST_VARIANCE + spread) / (1 + this.seen);
    return Math.sqrt((2 * Math.log(2 / ALPHA)) / (variance * HORIZON));
  }
}
