import { describe, expect, it } from 'vitest';
import { heatClass, heatSteps, type Scale } from '../../../src/charts/color-scale';

const rate: Scale = { kind: 'sequential', min: 0, max: 0.7 };
const difference: Scale = { kind: 'difference', min: -1, max: 1 };
const lean: Scale = { kind: 'lean', min: 0, max: 1 };

describe('the step of a number', () => {
  it('runs from the lowest at the minimum to the highest at the maximum', () => {
    expect(heatClass(rate, 0)).toBe('heat-rate-0');
    expect(heatClass(rate, 0.35)).toBe('heat-rate-3');
    expect(heatClass(rate, 0.7)).toBe('heat-rate-6');
  });

  it('of a number beyond the scale is the last on that side', () => {
    expect(heatClass(rate, -5)).toBe('heat-rate-0');
    expect(heatClass(rate, 5)).toBe('heat-rate-6');
  });

  it('is the middle for zero on a diverging scale, and mirrored on both sides', () => {
    expect(heatClass(difference, 0)).toBe('heat-diff-0');
    for (const [size, step] of [
      [0.3, 1],
      [0.6, 2],
      [0.95, 3],
    ] as const) {
      expect(heatClass(difference, size)).toBe(`heat-diff-high-${step}`);
      expect(heatClass(difference, -size)).toBe(`heat-diff-low-${step}`);
    }
  });

  it('has the colours of agreeing and disagreeing on a scale between them', () => {
    expect(heatClass(lean, 0)).toBe('heat-lean-agree-3');
    expect(heatClass(lean, 0.5)).toBe('heat-lean-0');
    expect(heatClass(lean, 1)).toBe('heat-lean-disagree-3');
  });

  it.each([null, Number.NaN, Number.POSITIVE_INFINITY])('of %s is none', (value) => {
    expect(heatClass(rate, value)).toBe('heat-none');
  });

  it('is a known one where the scale has no extent', () => {
    expect(heatClass({ kind: 'sequential', min: 0.5, max: 0.5 }, 0.5)).toMatch(/^heat-rate-[0-6]$/);
  });
});

describe('the legend of a scale', () => {
  it.each([rate, difference, lean])(
    'has its seven steps without gap, each as its numbers are coloured: $kind',
    (scale) => {
      const steps = heatSteps(scale);
      expect(new Set(steps.map(({ className }) => className)).size).toBe(7);
      expect(steps[0]?.from).toBe(scale.min);
      expect(steps.at(-1)?.to).toBeCloseTo(scale.max, 12);
      for (const [index, { className, from, to }] of steps.entries()) {
        expect(from).toBeCloseTo(steps[index - 1]?.to ?? scale.min, 12);
        expect(heatClass(scale, from + (to - from) * 0.01)).toBe(className);
        expect(heatClass(scale, from + (to - from) * 0.99)).toBe(className);
      }
    },
  );
});
