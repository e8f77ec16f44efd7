import type { GroupedCounts } from '../../../src/domain/statistics/group-intervals';
import {
  type Counts,
  type Statistic,
  weightedMeasure,
} from '../../../src/domain/statistics/weighted-measure';
import { groupBy, keyOf } from '../db/recompute';
import type { OpenedCells } from './open-cells';

type CountRow = Record<keyof GroupedCounts, number>;

export const INTEGERS = ['group', 'model', 'country', 'topic', 'value'] as const;
export const NUMBERS = ['tp', 'fp', 'fn', 'tn', 'sumX', 'sumY', 'n'] as const;

/** Runs a statement of `unitsSql`; its columns as arrays. */
export async function countsOf(
  { figures }: Pick<OpenedCells, 'figures'>,
  sql: string,
): Promise<GroupedCounts> {
  const rows = await figures.query<CountRow>(sql);
  return {
    ...Object.fromEntries(INTEGERS.map((name) => [name, Int32Array.from(rows, (row) => row[name])])),
    ...Object.fromEntries(NUMBERS.map((name) => [name, Float64Array.from(rows, (row) => row[name])])),
  } as unknown as GroupedCounts;
}

/** Each group's statistic with everything drawn once, numbered by a map of its own. */
export function onceEach(counts: GroupedCounts, statistic: Statistic): Map<number, number | null> {
  const groups = groupBy([...counts.group.keys()], (entry) => String(counts.group[entry]));
  return new Map([...groups].map(([group, entries]) => [Number(group), onceIn(counts, entries, statistic)]));
}

function onceIn(counts: GroupedCounts, entries: readonly number[], statistic: Statistic): number | null {
  const numbers = new Map<string, number>();
  const number = (...names: (keyof GroupedCounts)[]) =>
    Int32Array.from(entries, (entry) => {
      const key = keyOf(...names, ...names.map((name) => String(counts[name][entry])));
      if (!numbers.has(key)) numbers.set(key, numbers.size);
      return numbers.get(key) ?? Number.NaN;
    });
  const pick = (name: (typeof NUMBERS)[number]) =>
    Float64Array.from(entries, (entry) => counts[name][entry] ?? Number.NaN);
  const own: Counts = {
    unit: number('country', 'topic'),
    scenario: null,
    cluster: number('model', 'country'),
    item: number('model', 'value'),
    ...(Object.fromEntries(NUMBERS.map((name) => [name, pick(name)])) as Pick<
      Counts,
      (typeof NUMBERS)[number]
    >),
  };
  return weightedMeasure(own, statistic)(new Float64Array(numbers.size).fill(1));
}
