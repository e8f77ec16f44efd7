import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SLOWEST } from '../support/slowest-first';

it('the list of the slowest tests names files that are there, each once', () => {
  expect(SLOWEST.filter((path) => !existsSync(path))).toEqual([]);
  expect(new Set(SLOWEST).size).toBe(SLOWEST.length);
});
