import { expect, it } from 'vitest';
import { formatBytes } from '../../../../src/domain/text/format-bytes';

it.each([
  [0, '0 B'],
  [812, '812 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [9600, '9.6 kB'],
  [9960, '10 kB'],
  [999_499, '999 kB'],
  [999_500, '1.0 MB'],
  [2_104_345, '2.1 MB'],
  [278_900_000, '279 MB'],
  [1_210_000_000, '1.2 GB'],
  [64_000_000_000, '64 GB'],
  [2_500_000_000_000, '2500 GB'],
])('writes %d bytes as %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});
