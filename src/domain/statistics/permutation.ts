/**
 * Tests that need no distribution: they count how often chance alone does as much as what was seen.
 *
 * Sources: Fisher 1935, The Design of Experiments (sign flips, rearranging groups); Phipson and Smyth 2010 (drawn
 * permutations: the observed one counts among them).
 */
import { seededRandom } from './random';

/** Up to so many sign flips are all tried; beyond, as many are drawn. */
const ALL_FLIPS = 13;
const DRAWS = 4999;

const EQUAL = 1e-12;

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/**
 * Whether paired differences are centred on 0, by flipping their signs: each unit's difference is as likely to have
 * come out the other way round.
 *
 * @param differences one per independent unit, such as a topic
 * @returns the two-sided p value; 1 without differences
 */
export function signFlipTest(differences: readonly number[], seed = 1): number {
  const observed = Math.abs(sum(differences)) - EQUAL;
  const units = differences.length;
  if (units <= ALL_FLIPS) {
    const all = 2 ** units;
    let asFar = 0;
    for (let flips = 0; flips < all; flips++) {
      let total = 0;
      for (let unit = 0; unit < units; unit++) {
        const difference = differences[unit] ?? 0;
        total += (flips >> unit) & 1 ? -difference : difference;
      }
      if (Math.abs(total) >= observed) asFar++;
    }
    return asFar / all;
  }
  const random = seededRandom(seed);
  return drawnTest(observed, () => {
    let total = 0;
    for (const difference of differences) total += random() < 0.5 ? -difference : difference;
    return Math.abs(total);
  });
}

/** @param draw a value of the statistic when chance alone is at work */
export function drawnTest(observed: number, draw: () => number, draws = DRAWS): number {
  let asFar = 1;
  for (let i = 0; i < draws; i++) if (draw() >= observed - EQUAL) asFar++;
  return asFar / (draws + 1);
}

/** Rearranges numbers in place, each order being as likely. */
export function shuffle(numbers: number[] | Float64Array, random: () => number): void {
  for (let last = numbers.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const kept = numbers[last] ?? 0;
    numbers[last] = numbers[other] ?? 0;
    numbers[other] = kept;
  }
}

/** Calls back with every choice of `size` of the numbers 0 to `of` - 1. */
function eachChoice(of: number, size: number, use: (chosen: readonly number[]) => void): void {
  const chosen: number[] = [];
  const extend = (from: number) => {
    if (chosen.length === size) return use(chosen);
    for (let next = from; next <= of - (size - chosen.length); next++) {
      chosen.push(next);
      extend(next + 1);
      chosen.pop();
    }
  };
  extend(0);
}

/**
 * Whether the means of two groups differ, by trying every way of forming a first group of that size.
 *
 * @param isFirst which values are in the first group
 * @returns the two-sided p value; 1 where a group is empty
 */
export function regroupingTest(values: readonly number[], isFirst: readonly boolean[]): number {
  const size = isFirst.filter(Boolean).length;
  if (size === 0 || size === values.length) return 1;
  const total = sum(values);
  const difference = (first: number) => Math.abs(first / size - (total - first) / (values.length - size));
  const observed = difference(sum(values.filter((_, place) => isFirst[place]))) - EQUAL;
  let [all, asFar] = [0, 0];
  eachChoice(values.length, size, (chosen) => {
    let first = 0;
    for (const place of chosen) first += values[place] ?? 0;
    all++;
    if (difference(first) >= observed) asFar++;
  });
  return asFar / all;
}
