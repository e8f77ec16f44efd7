import { describe, expect, it } from 'vitest';
import { stackDots, zoomed } from '../../../src/ui/stack-dots';

describe('dots on an axis', () => {
  it('stay on it where there is room', () => {
    expect(stackDots([0, 10, 20], 5)).toEqual([0, 0, 0]);
  });

  it('are stacked where they would cover each other, in whatever order they come', () => {
    expect(stackDots([12, 10, 11, 30], 5)).toEqual([2, 0, 1, 0]);
    expect(stackDots([50, 50, 50], 5)).toEqual([0, 1, 2]);
  });

  it('never overlap on a level', () => {
    const places = Array.from({ length: 40 }, (_, index) => (index * 37) % 100);
    const levels = stackDots(places, 7);
    for (const [a, place] of places.entries())
      for (const [b, other] of places.entries())
        if (a !== b && levels[a] === levels[b]) expect(Math.abs(place - other)).toBeGreaterThanOrEqual(7);
  });
});

describe('the part of an axis', () => {
  it.each([
    [
      [0.412, 0.447],
      [0, 1],
      [0.4, 0.45],
    ],
    [
      [0.4, 0.45],
      [0, 1],
      [0.4, 0.45],
    ],
    [[0.5], [0, 1], [0.45, 0.55]],
    [[0.01], [0, 1], [0, 0.05]],
    [
      [0.99, 1],
      [0, 1],
      [0.95, 1],
    ],
    [
      [-0.12, 0.31],
      [-1, 1],
      [-0.15, 0.35],
    ],
    [[1], [0, 1], [0.95, 1]],
  ] as const)('that holds %j within %j is %j', (values, range, expected) => {
    expect(zoomed(values, range)).toEqual(expected);
  });
});
