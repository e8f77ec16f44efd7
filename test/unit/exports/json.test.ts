import { expect, it } from 'vitest';
import { toJson } from '../../../src/exports/json';

it('writes a number that JSON lacks as text, never as null', () => {
  const rows = [{ a: Number.NaN, b: Number.NEGATIVE_INFINITY, c: 2n ** 60n, d: null, e: 0.5 }];
  expect(JSON.parse(toJson(rows))).toEqual([
    { a: 'NaN', b: '-Infinity', c: '1152921504606846976', d: null, e: 0.5 },
  ]);
});
