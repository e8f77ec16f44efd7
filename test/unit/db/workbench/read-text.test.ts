import { expect, it } from 'vitest';
import { readText } from '../../../../src/db/workbench/read-text';

it.each([
  ['a,b\n1, 007', true],
  ['a;b\n1;"-01"', true],
  ["a\tb\n1\t'+.5'", true],
  ['a|b\n1|1234567890123456', true],
  ['007\n', true],
  ['day,n\n2024-01-02 03:04:05,0.25\n2024-01-02,-0.5\n"1+1",0', false],
])('cells of %j would lose some as numbers: %s', async (text, expected) => {
  expect((await readText(new Blob([text]), 'x.csv')).longNumbers).toBe(expected);
});

it.each([
  [new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), /Excel/],
  [new Uint8Array([1, 0, 0, 2, 3, 4, 0]), /not text/],
])('%s is no text', async (content, says) => {
  await expect(readText(new Blob([content]), 'x.csv')).rejects.toThrow(says);
});
