import { expect } from 'vitest';
import type { Finding, Row } from '../../../../src/analysis/findings/finding';

/** Whether two figures are the same, numbers to far more than three digits. */
export function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return a === b;
  return Math.abs(a - b) <= 1e-9 + 1e-6 * Math.abs(b);
}

/** Both must have the same rows by their names, in any order, with every figure of the expected ones. */
export function expectRows({ rows }: Finding, nameOf: (row: Row) => string, expected: readonly Row[]): void {
  expect(rows.map(nameOf).sort()).toEqual(expected.map(nameOf).sort());
  const differing = expected.flatMap((row) => {
    const found = rows.find((own) => nameOf(own) === nameOf(row)) ?? {};
    return Object.entries(row).flatMap(([name, own]) =>
      same(found[name], own) ? [] : [{ row: nameOf(row), name, found: found[name], expected: own }],
    );
  });
  expect(differing).toEqual([]);
}

/** Least and greatest as a sentence has them. */
export function range(numbers: readonly number[], format = (own: number) => own.toFixed(2)): string {
  return [...new Set([format(Math.min(...numbers)), format(Math.max(...numbers))])].join(' to ');
}

/** A share as a sentence has it. */
export const percent = (share: number) => `${(share * 100).toFixed(share > 0 && share < 0.0995 ? 1 : 0)} %`;
