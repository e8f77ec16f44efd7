import { Float64, Table, Utf8, vectorFromArray } from 'apache-arrow';
import { expect, it } from 'vitest';
import { resultSet } from '../../../../../src/db/arrow/result-set';
import { cellText } from '../../../../../src/views/sql/results/show-value';

const numbers = resultSet(
  new Table({ n: vectorFromArray([0.1 + 0.2, 3, 1e-7, 1e20, Number.NaN, null], new Float64()) }),
);
const texts = resultSet(new Table({ t: vectorFromArray(['a\nb', 'x'.repeat(200), null], new Utf8()) }));

it.each([
  [0, '0.3'],
  [1, '3'],
  [2, '1e-7'],
  [3, '100000000000000000000'],
  [4, 'nan'],
  [5, null],
])('shows the number in row %d as %s', (row, shown) => {
  expect(cellText(numbers, row, 0)).toBe(shown);
});

it('shows texts in one line, long ones shortened', () => {
  expect(cellText(texts, 0, 0)).toBe('a ⏎ b');
  expect(cellText(texts, 1, 0)).toBe(`${'x'.repeat(160)}…`);
  expect(cellText(texts, 2, 0)).toBeNull();
});
