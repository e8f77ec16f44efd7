import { expect, it } from 'vitest';
import { isNested, layOut } from '../../../src/sql/nested-text';

it.each([
  ['INTEGER[]', true],
  ['VARCHAR[][2]', true],
  ['STRUCT(a INTEGER)', true],
  ['MAP(VARCHAR, INTEGER)', true],
  ['VARCHAR', false],
  ['DECIMAL(4,2)', false],
])('a value of the type %s has parts: %s', (type, nested) => {
  expect(isNested(type)).toBe(nested);
});

it('a short value stays on its line', () => {
  expect(layOut("{'a': 1, 'b': [1, 2]}")).toBe("{'a': 1, 'b': [1, 2]}");
});

it('a long one has a line for each part, and what is quoted stays as it is', () => {
  const text = `{'name': 'a, b [c] {d}', 'said': 'it\\'s, well, fine', 'none': [], 'list': [1, NULL, {'x': 2}]}`;
  expect(layOut(text)).toBe(`{
  'name': 'a, b [c] {d}',
  'said': 'it\\'s, well, fine',
  'none': [],
  'list': [
    1,
    NULL,
    {
      'x': 2
    }
  ]
}`);
});

it('of a value that is cut off or quoted otherwise, nothing but spaces and line ends changes', () => {
  for (const text of [
    `[[1, 2, 3, 'it, ${'long '.repeat(20)}`,
    `]]}},, ${'{a=1, b=[]}, '.repeat(9)}`,
    `{'a\\\\': ${"'', ".repeat(20)}}`,
  ])
    expect(layOut(text).replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
});
