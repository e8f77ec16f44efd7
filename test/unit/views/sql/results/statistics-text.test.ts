import { describe, expect, it } from 'vitest';
import type { ColumnStatistics } from '../../../../../src/db/types';
import { nullText, sentenceOf, shownNumber } from '../../../../../src/views/sql/results/statistics-text';

const DAY_MS = 86_400_000;

const statistics = (own: Partial<ColumnStatistics>): ColumnStatistics => ({
  rows: 1000,
  nulls: 0,
  distinct: 7,
  isCounted: true,
  hasParts: false,
  least: '0',
  greatest: '1',
  numbers: null,
  top: [],
  ...own,
});

describe('the edges of a histogram are written as', () => {
  it.each([
    [0.123456789, 'DOUBLE', '0.12346'],
    [1e20, 'HUGEINT', '100,000,000,000,000,000,000'],
    [0, 'DATE', '1970-01-01'],
    [-63_517_824_000_000, 'DATE', '0044-03-15 (BC)'],
    [253_402_300_800_000, 'TIMESTAMP', '10000-01-01 00:00:00'],
    [1500.25, 'TIMESTAMP', '1970-01-01 00:00:01.500'],
    [2_147_483_646 * DAY_MS, 'DATE', 'about 5881580'],
    [-2_147_483_646 * DAY_MS, 'DATE', 'about 5877642 (BC)'],
    [0, 'TIME', '00:00:00'],
    [90_000_000, 'TIME', '23:59:59'],
  ])('%d of the type %s: %s', (value, type, text) => {
    expect(shownNumber(value, type)).toBe(text);
  });
});

it.each([
  [0, null],
  [1, '0.1 % NULL'],
  [500, '50 % NULL'],
  [999, '>99 % NULL'],
  [1000, 'all NULL'],
])('%d of 1,000 NULLs are neither none nor all: %s', (nulls, text) => {
  expect(nullText(statistics({ nulls }))).toBe(text);
});

it('a rare NULL is not 0 %', () => {
  expect(nullText(statistics({ rows: 100_000, nulls: 1 }))).toBe('<0.1 % NULL');
});

describe('a column in a sentence', () => {
  it.each([
    ['of few values', {}, false, 'rate: 7 distinct, no NULL, from 0 to 1'],
    [
      'of an estimate',
      { isCounted: false, distinct: 123_456 },
      false,
      'rate: ≈\u2009123,456 distinct, no NULL, from 0 to 1',
    ],
    [
      'of a sample',
      { nulls: 20 },
      true,
      'rate: ≈\u20097 distinct, 2.0 % NULL, from 0 to 1, in a sample of 1,000 rows',
    ],
    ['of one value', { distinct: 1, greatest: '0' }, false, 'rate: 1 distinct, no NULL, only 0'],
    ['of lists', { hasParts: true }, false, 'rate: no NULL'],
    ['without values', { nulls: 1000, distinct: 0, least: null, greatest: null }, false, 'rate: all NULL'],
  ])('%s', (_, own, ofSample, text) => {
    expect(sentenceOf('rate', statistics(own), ofSample)).toBe(text);
  });
});
