import { expect, it } from 'vitest';
import { listNames } from '../../../../src/domain/text/list-names';

const names = (count: number) => Array.from({ length: count }, (_, index) => `m${index + 1}`);

it('names all of a few, and of many the first and how many more there are', () => {
  expect(listNames([])).toBe('');
  expect(listNames(names(2))).toBe('m1, m2');
  expect(listNames(names(12))).toBe(names(12).join(', '));
  expect(listNames(names(100))).toBe(`${names(10).join(', ')} and 90 more`);
});
