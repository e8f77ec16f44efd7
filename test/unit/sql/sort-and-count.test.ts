import { describe, expect, it } from 'vitest';
import { columnStatistics } from '../../../src/sql/column-statistics';
import { sortIndex } from '../../../src/sql/sort-index';

describe('sorting a result', () => {
  it('is by value, stable, with NULLs last either way', async () => {
    const keys = [3, null, 1, 3, 2, null];
    expect([...(await sortIndex(keys, false))]).toEqual([2, 4, 0, 3, 1, 5]);
    expect([...(await sortIndex(keys, true))]).toEqual([0, 3, 4, 2, 1, 5]);
    expect([...(await sortIndex(['b', 'a', 'ä', null], false))]).toEqual([1, 0, 2, 3]);
    expect([...(await sortIndex([1, Number.NaN, 2], false))]).toEqual([0, 2, 1]);
    expect([...(await sortIndex([], false))]).toEqual([]);
  });

  it('agrees with the engine’s own sort on many rows', async () => {
    const keys = Array.from({ length: 20_000 }, (_, row) => (row * 7919) % 10_007);
    const order = [...(await sortIndex(keys, false))];
    const expected = keys.map((_, row) => row).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
    expect(order).toEqual(expected);
  });

  it('stops when it is no longer wanted', async () => {
    const controller = new AbortController();
    const keys = Array.from({ length: 500_000 }, (_, row) => -row);
    const sorting = sortIndex(keys, false, controller.signal);
    controller.abort(new Error('enough'));
    await expect(sorting).rejects.toThrow('enough');
  });
});

describe('statistics of a column', () => {
  const of = (values: readonly unknown[]) =>
    columnStatistics(
      values.length,
      (row) => values[row],
      (value) => value as number,
      String,
    );

  it('count values, NULLs and distinct values', async () => {
    const { rows, nulls, distinct, numbers } = await of([1, 2, 2, null, 5]);
    expect({ rows, nulls, distinct }).toEqual({ rows: 5, nulls: 1, distinct: 3 });
    expect(numbers).toMatchObject({ min: 1, max: 5, mean: 2.5, median: 2 });
    expect(numbers?.deviation).toBeCloseTo(1.7320508, 6);
    expect(numbers?.bins.reduce((sum, { count }) => sum + count, 0)).toBe(4);
  });

  it('put every number into one bin of the histogram', async () => {
    for (const values of [
      [0.1, 0.2, 0.3, 0.95],
      [5, 5, 5],
      [-3, 10, 400],
      [1e9, 1e9 + 1],
    ]) {
      const { numbers } = await of(values);
      expect(numbers?.bins.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
      expect(numbers?.bins[0]?.from).toBe(Math.min(...values));
    }
  });

  it('name the most frequent texts first', async () => {
    const values = ['b', 'a', 'b', null, 'c', 'b', 'c'];
    const { top, numbers } = await columnStatistics(values.length, (row) => values[row], null, String);
    expect(top).toEqual([
      { value: 'b', count: 3 },
      { value: 'c', count: 2 },
      { value: 'a', count: 1 },
    ]);
    expect(numbers).toBeNull();
  });
});
