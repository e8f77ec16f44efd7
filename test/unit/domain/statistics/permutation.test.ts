import { describe, expect, it } from 'vitest';
import {
  drawnTest,
  regroupingTest,
  shuffle,
  signFlipTest,
} from '../../../../src/domain/statistics/permutation';
import { seededRandom } from '../../../../src/domain/statistics/random';

const random = seededRandom(7);
const numbers = (count: number) => Array.from({ length: count }, () => random() - 0.4);

describe('sign flips', () => {
  it('are counted as by hand', () => {
    // Of the eight sums of ±1 ±2 ±3, only 6 and -6 are as far from 0 as the observed one.
    expect(signFlipTest([1, 2, 3])).toBe(2 / 8);
    // Sums of ±1 ±2 ±1: 4, 2, 0, -2, 2, 0, -2, -4; six are at least 2 away from 0.
    expect(signFlipTest([1, 2, -1])).toBe(6 / 8);
    expect(signFlipTest([5])).toBe(1);
    expect(signFlipTest([])).toBe(1);
    expect(signFlipTest([0, 0, 0])).toBe(1);
  });

  it('give 2 of 2,048 for eleven units that all say the same, and 2 of 8,192 for thirteen', () => {
    expect(signFlipTest([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5])).toBe(2 / 2048);
    expect(signFlipTest(new Array(13).fill(0.1))).toBe(2 / 8192);
  });

  it('count sums as equal that differ by rounding', () => {
    // 0.1 + 0.2 - 0.3 is not quite 0: every sum is as far as that.
    expect(signFlipTest([0.1, 0.2, -0.3])).toBe(1);
  });

  it('are those of Fisher 1935 for Darwin’s 15 pairs of plants: 1,726 of 32,768', () => {
    const eighths = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48];
    const p = signFlipTest(eighths);
    // More than 13 are drawn: three standard errors of 4,999 draws.
    expect(Math.abs(p - 1726 / 32768)).toBeLessThan(3 * Math.sqrt((0.0527 * 0.9473) / 4999));
    expect(signFlipTest(eighths)).toBe(p);
    expect(signFlipTest(eighths, 2)).not.toBe(p);
    expect((p * 5000) % 1).toBeCloseTo(0, 9);
  });

  it('know no direction, order or unit, and are a share above 0', () => {
    for (let run = 0; run < 20; run++) {
      const own = numbers(1 + (run % 9));
      const p = signFlipTest(own);
      expect(p).toBeGreaterThan(0);
      expect(p).toBeLessThanOrEqual(1);
      expect(signFlipTest(own.map((difference) => -difference))).toBe(p);
      expect(signFlipTest([...own].reverse())).toBe(p);
      expect(signFlipTest(own.map((difference) => difference * 1000))).toBe(p);
    }
  });
});

describe('regrouping', () => {
  it('is counted as by hand', () => {
    // Of the six ways to choose two of 1, 2, 3, 4 only {1, 2} and {3, 4} have means that differ by 2.
    expect(regroupingTest([1, 2, 3, 4], [true, true, false, false])).toBe(2 / 6);
    // {1, 4} and {2, 3} have equal means: all six differ at least as much.
    expect(regroupingTest([1, 2, 3, 4], [true, false, false, true])).toBe(1);
    // {1, 3}: means 2 and 3; the four ways other than {1, 4} and {2, 3}.
    expect(regroupingTest([1, 2, 3, 4], [true, false, true, false])).toBe(4 / 6);
  });

  it('handles groups of different sizes', () => {
    // Of ten pairs only {10, 11} is 8.5 away from the mean of the others.
    expect(regroupingTest([1, 2, 3, 10, 11], [false, false, false, true, true])).toBe(1 / 10);
    expect(regroupingTest([7, 1, 2, 3], [true, false, false, false])).toBe(1 / 4);
  });

  it('gives 2 of 924 where six of twelve lie above the others', () => {
    const isFirst = Array.from({ length: 12 }, (_, place) => place % 2 === 0);
    expect(
      regroupingTest(
        isFirst.map((first, place) => (first ? 100 + place : place)),
        isFirst,
      ),
    ).toBe(2 / 924);
  });

  it('is 1 where a group is empty or all values are the same', () => {
    expect(regroupingTest([1, 2], [true, true])).toBe(1);
    expect(regroupingTest([1, 2], [false, false])).toBe(1);
    expect(regroupingTest([0.1, 0.1, 0.1], [true, false, false])).toBe(1);
  });

  it('is the same for the other group, for the reverse order, and for values turned round', () => {
    for (let run = 0; run < 20; run++) {
      const own = numbers(8);
      const isFirst = own.map((_, place) => place < 1 + (run % 7));
      const p = regroupingTest(own, isFirst);
      expect(p).toBeGreaterThan(0);
      expect(p).toBeLessThanOrEqual(1);
      const others = isFirst.map((first) => !first);
      expect(regroupingTest(own, others)).toBeCloseTo(p, 12);
      expect(regroupingTest([...own].reverse(), [...isFirst].reverse())).toBe(p);
      const turned = own.map((value) => 5 - value);
      expect(regroupingTest(turned, isFirst)).toBe(p);
    }
  });
});

describe('drawn tests', () => {
  it('count the observed value among the draws', () => {
    expect(drawnTest(1, () => 0, 99)).toBe(1 / 100);
    expect(drawnTest(0, () => 1, 99)).toBe(1);
    let draw = 0;
    expect(drawnTest(3, () => draw++ % 5, 10)).toBe(5 / 11);
  });

  it('count a draw as far that equals the observed value but for rounding', () => {
    expect(drawnTest(0.1 + 0.2, () => 0.3, 9)).toBe(1);
  });
});

describe('shuffling', () => {
  it('keeps the numbers, and gives each of the six orders of three as often', () => {
    const drawn = seededRandom(11);
    const found = new Map<string, number>();
    for (let run = 0; run < 6000; run++) {
      const own = [1, 2, 3];
      shuffle(own, drawn);
      found.set(own.join(''), (found.get(own.join('')) ?? 0) + 1);
    }
    expect([...found.keys()].sort()).toEqual(['123', '132', '213', '231', '312', '321']);
    // Four standard errors of 6,000 x 1/6.
    for (const count of found.values()) expect(Math.abs(count - 1000)).toBeLessThan(116);
  });
});
