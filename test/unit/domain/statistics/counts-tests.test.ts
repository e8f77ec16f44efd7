import { describe, expect, it } from 'vitest';
import { benjaminiHochberg, mcnemar } from '../../../../src/domain/statistics/counts-tests';
import { seededRandom } from '../../../../src/domain/statistics/random';

/** Twice the lower tail of the binomial distribution, in whole numbers. */
function wholeNumbers(one: number, other: number): number {
  const all = one + other;
  let [term, tail] = [1n, 0n];
  for (let count = 0n; count <= Math.min(one, other); count++) {
    tail += term;
    term = (term * (BigInt(all) - count)) / (count + 1n);
  }
  const scaled = (2n * tail * 10n ** 400n) / 2n ** BigInt(all);
  return Math.min(1, Number(`${scaled}e-400`));
}

describe('McNemar’s exact test', () => {
  it('is the binomial tail that is counted by hand', () => {
    expect(mcnemar(0, 1)).toBe(1);
    expect(mcnemar(0, 5)).toBeCloseTo(2 / 32, 12);
    expect(mcnemar(1, 7)).toBeCloseTo((2 * (1 + 8)) / 256, 12);
    expect(mcnemar(2, 8)).toBeCloseTo((2 * (1 + 10 + 45)) / 1024, 12);
  });

  it('is that of the approval ratings in Agresti 1990, page 350: 86 and 150', () => {
    expect(mcnemar(86, 150)).toBeCloseTo(3.716e-5, 8);
  });

  it('is 1 without changes, and where both directions are as frequent', () => {
    expect(mcnemar(0, 0)).toBe(1);
    expect(mcnemar(4, 4)).toBe(1);
    expect(mcnemar(3000, 3000)).toBe(1);
  });

  it('is right for counts whose single probabilities are no numbers any more', () => {
    for (const [one, other] of [
      [900, 1000],
      [1382, 36],
      [500, 700],
      [4000, 4200],
    ] as const) {
      const expected = wholeNumbers(one, other);
      expect(Math.abs(mcnemar(one, other) - expected)).toBeLessThanOrEqual(expected * 1e-6);
    }
  });

  it('knows no direction, and falls as the directions part', () => {
    for (let all = 1; all < 30; all++) {
      let before = 0;
      for (let one = 0; one <= all / 2; one++) {
        const p = mcnemar(one, all - one);
        expect(mcnemar(all - one, one)).toBe(p);
        expect(p).toBeGreaterThan(before);
        expect(p).toBeLessThanOrEqual(1);
        before = p === 1 ? 0.999999 : p;
      }
    }
  });
});

describe('Benjamini and Hochberg’s correction', () => {
  // The 15 p values of the worked example in the paper of 1995, section 3.2.
  const PAPER = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
    0.759, 1,
  ];

  it('keeps four of the 15 in the example of the paper', () => {
    const adjusted = benjaminiHochberg(PAPER);
    expect(adjusted.filter((p) => p <= 0.05)).toHaveLength(4);
    const expected = [
      0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.063857, 0.063857, 0.0645, 0.0765, 0.486, 0.581182, 0.714875,
      0.753231, 0.813214, 1,
    ];
    adjusted.forEach((p, place) => {
      expect(p).toBeCloseTo(expected[place] ?? Number.NaN, 6);
    });
  });

  it('keeps each p value at its place', () => {
    const places = [7, 2, 14, 0, 9, 4, 11, 1, 13, 5, 8, 3, 10, 6, 12];
    const adjusted = benjaminiHochberg(PAPER);
    expect(benjaminiHochberg(places.map((place) => PAPER[place] ?? 1))).toEqual(
      places.map((place) => adjusted[place]),
    );
  });

  it('changes nothing for a single one or for equal ones, and knows none', () => {
    expect(benjaminiHochberg([])).toEqual([]);
    expect(benjaminiHochberg([0.03])).toEqual([0.03]);
    expect(benjaminiHochberg([0.03, 0.03, 0.03])).toEqual([0.03, 0.03, 0.03]);
  });

  it('lowers none, exceeds neither 1 nor Bonferroni’s, and keeps the order', () => {
    const random = seededRandom(3);
    for (let run = 0; run < 50; run++) {
      const ps = Array.from({ length: 1 + (run % 20) }, () => random() ** 3);
      const adjusted = benjaminiHochberg(ps);
      const within = ps.every((p, place) => {
        const own = adjusted[place] ?? Number.NaN;
        return own >= p - 1e-12 && own <= Math.min(1, p * ps.length) + 1e-12;
      });
      const ordered = ps.every((p, place) =>
        ps.every((other, at) => other > p || (adjusted[at] ?? 1) <= (adjusted[place] ?? 0)),
      );
      expect({ ps, within, ordered }).toEqual({ ps, within: true, ordered: true });
    }
  });
});
