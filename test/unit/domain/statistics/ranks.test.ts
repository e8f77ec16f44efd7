import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../src/domain/statistics/random';
import {
  concordanceTest,
  correlation,
  kendallsW,
  meanRanks,
  rankCorrelation,
} from '../../../../src/domain/statistics/ranks';

describe('ranks', () => {
  it('are shared by equal numbers', () => {
    expect(meanRanks([30, 10, 20])).toEqual([3, 1, 2]);
    expect(meanRanks([5, 1, 5, 0, 5])).toEqual([4, 2, 4, 1, 4]);
    expect(meanRanks([2, 2])).toEqual([1.5, 1.5]);
    expect(meanRanks([])).toEqual([]);
  });
});

describe('correlations', () => {
  it('are Pearson’s and Spearman’s', () => {
    expect(correlation([1, 2, 3], [2, 4, 6])).toBeCloseTo(1, 12);
    expect(correlation([1, 2, 3, 4], [2, 1, 4, 3])).toBeCloseTo(0.6, 12);
    // Without ties 1 - 6 sum(d^2) / (n (n^2 - 1)), here with d = -1, 1, -1, 1, 0.
    expect(rankCorrelation([1, 2, 3, 40, 50], [20, 10, 40, 30, 500])).toBeCloseTo(1 - (6 * 4) / 120, 12);
    expect(rankCorrelation([1, 2, 3], [9, 4, 1])).toBeCloseTo(-1, 12);
    // Ranks 1, 2.5, 2.5, 4 and 1, 2, 3, 4: 4.5 / sqrt(4.5 x 5).
    expect(rankCorrelation([0, 7, 7, 8], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(22.5), 12);
  });

  it('do not exist for a constant series', () => {
    expect(correlation([1, 1], [1, 2])).toBeNull();
    expect(rankCorrelation([1, 2], [4, 4])).toBeNull();
  });
});

/** Kendall, Rank Correlation Methods: three judges, ten things, with ties. */
const TIED = [
  [1, 4.5, 2, 4.5, 3, 7.5, 6, 9, 7.5, 10],
  [2.5, 1, 2.5, 4.5, 4.5, 8, 9, 6.5, 10, 6.5],
  [2, 1, 4.5, 4.5, 4.5, 4.5, 8, 8, 8, 10],
];

describe('Kendall’s W', () => {
  it('is .828 in Kendall’s example with ties', () => {
    // Sums 5.5, 6.5, 9, 13.5, 12, 20, 23, 23.5, 25.5, 26.5: S = 591. Ties: 12, 18, 84.
    // W = 12 x 591 / (9 x 990 - 3 x 114).
    expect(kendallsW(TIED)).toBeCloseTo((12 * 591) / (9 * 990 - 3 * 114), 12);
    expect(kendallsW(TIED)).toBeCloseTo(0.828, 3);
  });

  it('is 1 for one order, 0 for two opposite ones, and null where nobody tells things apart', () => {
    expect(
      kendallsW([
        [1, 2, 3],
        [10, 20, 30],
        [0.1, 0.2, 0.9],
      ]),
    ).toBeCloseTo(1, 12);
    expect(
      kendallsW([
        [1, 2, 3],
        [3, 2, 1],
      ]),
    ).toBeCloseTo(0, 12);
    expect(
      kendallsW([
        [1, 1, 1],
        [2, 2, 2],
      ]),
    ).toBeNull();
    expect(kendallsW([])).toBeNull();
  });

  it('of two judges without ties is (1 + Spearman) / 2', () => {
    const [one, other] = [
      [3, 1, 4, 15, 9, 2, 6],
      [5, 3, 8, 9, 7, 1, 2],
    ];
    expect(kendallsW([one, other] as number[][])).toBeCloseTo(
      (1 + (rankCorrelation(one ?? [], other ?? []) ?? 0)) / 2,
      12,
    );
  });

  it('lies in [0, 1], and neither the order of judges nor that of things matters', () => {
    const random = seededRandom(5);
    for (let run = 0; run < 20; run++) {
      const judges = Array.from({ length: 2 + (run % 5) }, () =>
        Array.from({ length: 6 }, () => Math.floor(random() * 5)),
      );
      const w = kendallsW(judges) ?? 0;
      expect(w).toBeGreaterThanOrEqual(0);
      expect(w).toBeLessThanOrEqual(1 + 1e-12);
      expect(kendallsW([...judges].reverse())).toBeCloseTo(w, 12);
      expect(kendallsW(judges.map((own) => [...own].reverse()))).toBeCloseTo(w, 12);
    }
  });
});

describe('the test of concordance', () => {
  it('finds one order that recurs, and counts the observed one among the draws', () => {
    const { w, p } = concordanceTest(TIED);
    expect(w).toBe(kendallsW(TIED));
    expect(p).toBeLessThan(0.01);
    const same = concordanceTest(Array.from({ length: 12 }, () => [1, 2, 3, 4, 5, 6, 7, 8]));
    expect(same.p).toBe(1 / 5000);
  });

  it('is exact: of two judges of three things one order in six is the same', () => {
    const { p } = concordanceTest([
      [1, 2, 3],
      [1, 2, 3],
    ]);
    // Four standard errors of 4,999 draws.
    expect(Math.abs(p - 1 / 6)).toBeLessThan(4 * Math.sqrt((1 / 6) * (5 / 6) * (1 / 4999)));
  });

  it('is 1 where there is nothing to agree on', () => {
    expect(
      concordanceTest([
        [2, 2],
        [1, 1],
      ]),
    ).toEqual({ w: null, p: 1 });
  });

  it('gives the same p value for the same seed, and changes no rating', () => {
    const ratings = [
      [3, 1, 2, 5],
      [2, 4, 1, 1],
      [5, 1, 2, 3],
    ];
    const before = structuredClone(ratings);
    const first = concordanceTest(ratings, 4);
    expect(concordanceTest(ratings, 4)).toEqual(first);
    expect(concordanceTest(ratings, 5).p).not.toBe(first.p);
    expect(ratings).toEqual(before);
  });
});
