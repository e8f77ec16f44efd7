import { describe, expect, it } from 'vitest';
import { editDistance, nearestName } from '../../../src/sql/nearest-name';

describe('the nearest name', () => {
  it.each([
    ['models', 'models', 0],
    ['modles', 'models', 1],
    ['model', 'models', 1],
    ['kitten', 'sitting', 3],
    ['', 'abc', 3],
  ])('%j is %j away by %d', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
    expect(editDistance(b, a)).toBe(distance);
  });

  it('is the one that was probably meant', () => {
    expect(nearestName('contries', ['countries', 'cells', 'topics'])).toBe('countries');
    expect(nearestName('COUNTRYS', ['countries'])).toBe('countries');
    expect(nearestName('lenght', ['length', 'len', 'left'])).toBe('length');
  });

  it('is neither a distant one nor the name itself', () => {
    expect(nearestName('xyz', ['countries', 'cells'])).toBeNull();
    expect(nearestName('cells', ['cells'])).toBeNull();
  });
});
