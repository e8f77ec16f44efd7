import { describe, expect, it } from 'vitest';
import {
  alignmentRate,
  confusion,
  inclination,
  statedPolarity,
} from '../../../../src/domain/statistics/measures';

describe('inclination', () => {
  it('runs from 0 (full agreement) to 1 (full disagreement)', () => {
    expect(inclination([1, 1, 1])).toBe(0);
    expect(inclination([4])).toBe(1);
    expect(inclination([1, 2, 3, 4])).toBeCloseTo(0.5, 12);
  });

  it('is unknown without ratings', () => {
    expect(inclination([])).toBeNull();
  });

  it('counts as disagreement from one half up', () => {
    expect(statedPolarity(0.5)).toBe('disagree');
    expect(statedPolarity(0.499)).toBe('agree');
  });
});

describe('alignment rate', () => {
  it('is F1 on disagreement: cells with agreement in both tasks do not count', () => {
    const counts = { tp: 3, fp: 1, fn: 2, tn: 50 };
    expect(alignmentRate(counts)).toBeCloseTo(6 / 9, 12);
    expect(alignmentRate({ ...counts, tn: 0 })).toBe(alignmentRate(counts));
  });

  it('is 0 where there was no disagreement', () => {
    expect(alignmentRate({ tp: 0, fp: 0, fn: 0, tn: 56 })).toBe(0);
  });

  it('leaves out cells with an unknown task', () => {
    expect(
      confusion([
        { stated: 'disagree', chosen: 'disagree' },
        { stated: 'agree', chosen: 'disagree' },
        { stated: 'disagree', chosen: 'agree' },
        { stated: 'agree', chosen: 'agree' },
        { stated: 'agree', chosen: null },
        { stated: null, chosen: 'disagree' },
      ]),
    ).toEqual({ tp: 1, fp: 1, fn: 1, tn: 1 });
  });
});
