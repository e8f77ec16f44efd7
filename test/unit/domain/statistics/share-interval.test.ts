import { expect, it } from 'vitest';
import { pairedShareInterval, shareInterval } from '../../../../src/domain/statistics/share-interval';

it.each([
  // Published examples of the exact interval: 15 of 148, 1 of 29 and none of 20 (Newcombe 1998, table I).
  [15, 148, 0.0578, 0.1617],
  [1, 29, 0.0009, 0.1776],
  [0, 20, 0, 0.1684],
  [20, 20, 0.8316, 1],
])('the exact interval of %i of %i is known', (count, all, low, high) => {
  const interval = shareInterval(count, all);
  expect(interval.low).toBeCloseTo(low, 4);
  expect(interval.high).toBeCloseTo(high, 4);
});

it('holds for all cases of the site too', () => {
  const { low, high } = shareInterval(1330, 7392);
  expect([low, high].map((share) => Number(share.toFixed(3)))).toEqual([0.171, 0.189]);
});

it('a share of paired answers has an interval where all pairs are alike, and a symmetric one where none leans', () => {
  expect(pairedShareInterval(56, 0, 56).low).toBeGreaterThan(0.9);
  expect(pairedShareInterval(56, 0, 56).high).toBe(1);
  const { low, high } = pairedShareInterval(5, 5, 56);
  expect(low + high).toBeCloseTo(1, 12);
  // 10 of 56 pairs lean: difference 0, standard error sqrt(11) / 58, half of it for the share.
  expect(high - 0.5).toBeCloseTo((1.959964 * Math.sqrt(11)) / 58 / 2, 6);
});
