import { expect, it } from 'vitest';
import { formatCount, formatPercent, formatRate } from '../../../../src/domain/text/figures';

it.each([
  [0, '0.00'],
  [0.514, '0.51'],
  [1, '1.00'],
  [null, '—'],
  [undefined, '—'],
])('shows the rate %s as %s', (rate, shown) => {
  expect(formatRate(rate)).toBe(shown);
});

it.each([
  [0, '0 %'],
  [0.0004, '0.0 %'],
  [0.0812, '8.1 %'],
  [0.0996, '10 %'],
  [0.5, '50 %'],
  [1, '100 %'],
  [null, '—'],
])('shows the share %s as %s', (share, shown) => {
  expect(formatPercent(share)).toBe(shown);
});

it.each([
  [0, '0'],
  [14784, '14,784'],
  [null, '—'],
])('shows the count %s as %s', (count, shown) => {
  expect(formatCount(count)).toBe(shown);
});
