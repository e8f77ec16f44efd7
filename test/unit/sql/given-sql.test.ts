import { expect, it } from 'vitest';
import { withoutSentenceSigns } from '../../../src/sql/given-sql';

it.each([
  ['SELECT 1 AS a.', 'SELECT 1 AS a'],
  ['SELECT 1 AS a)', 'SELECT 1 AS a'],
  ['SELECT 1 AS a).', 'SELECT 1 AS a'],
  ['SELECT max(a)) FROM t', 'SELECT max(a)) FROM t'],
  ['SELECT max(a))', 'SELECT max(a)'],
  ['SELECT 1 AS a>', 'SELECT 1 AS a'],
  ['SELECT 1 AS a,', 'SELECT 1 AS a'],
  ['SELECT 1 AS a"', 'SELECT 1 AS a'],
  ["SELECT 1 AS a'.", 'SELECT 1 AS a'],
  ['SELECT 1 AS a”', 'SELECT 1 AS a'],
  ['SELECT 1 AS a;.', 'SELECT 1 AS a;'],
  ['SELECT [1, 2]]', 'SELECT [1, 2]'],
])('%s is read as %s', (given, meant) => {
  expect(withoutSentenceSigns(given, 3)).toBe(meant);
});

it.each([
  'SELECT 1',
  'SELECT 1.',
  'SELECT max(a)',
  'SELECT [1, 2]',
  "SELECT 'a.'",
  'SELECT "a."',
  "SELECT ''",
  'FROM models -- all of them.',
  'FROM models /* (all) */',
  'SELECT *',
  "SELECT 'open",
])('%s stays as it is', (sql) => {
  expect(withoutSentenceSigns(sql, 3)).toBe(sql);
});

it('takes off no more than the link brought along', () => {
  expect(withoutSentenceSigns('SELECT a..', 1)).toBe('SELECT a.');
  expect(withoutSentenceSigns('SELECT a.', 0)).toBe('SELECT a.');
});
