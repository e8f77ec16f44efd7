import { describe, expect, it } from 'vitest';
import { createCaseTrail, placeOnTrail, type TrailCase } from '../../../src/state/case-trail';

const at = (value: string, model?: string, country = 'Egypt'): TrailCase => ({
  country,
  topic: 'Religion',
  value,
  ...(model ? { model } : {}),
});

const trail = {
  title: 'a list',
  from: '/misaligned',
  cases: [at('Wealth', 'a'), at('Wealth', 'b'), at('Loyal', 'a', 'France')],
};

describe('the list that the reader came from', () => {
  it('is known once it is taken', () => {
    const own = createCaseTrail();
    expect(own.trail.value).toBeNull();
    own.take(trail);
    expect(own.trail.value).toBe(trail);
  });

  it('leads from a case to those before and after it, each with its model', () => {
    expect(placeOnTrail(trail, at('Wealth'), 'b')).toEqual({
      place: 2,
      of: 3,
      previous: { at: trail.cases[0], link: '/case/Egypt/Religion/Wealth?model=a' },
      next: { at: trail.cases[2], link: '/case/France/Religion/Loyal?model=a' },
    });
  });

  it('ends at both ends', () => {
    expect(placeOnTrail(trail, at('Wealth'), 'a')?.previous).toBeNull();
    expect(placeOnTrail(trail, at('Loyal', undefined, 'France'), 'a')?.next).toBeNull();
  });

  it('has a case without a model whatever model is shown', () => {
    const own = { ...trail, cases: [at('Wealth'), at('Loyal')] };
    expect(placeOnTrail(own, at('Loyal'), 'a')?.place).toBe(2);
  });

  it.each([
    [null, at('Wealth'), 'a'],
    [trail, at('Devout'), 'a'],
    [trail, at('Wealth'), 'c'],
    [trail, at('Loyal'), 'a'],
  ])('does not have other cases', (own, here, model) => {
    expect(placeOnTrail(own, here, model)).toBeNull();
  });
});
