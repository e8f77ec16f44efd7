import { type GroupedCounts, Part } from '../../../src/domain/statistics/jackknife';
import type { Statistic } from '../../../src/domain/statistics/weighted-measure';
import { groupBy } from '../db/recompute';
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

/** Each group's statistic with nothing left out, numbered by a map of its own. */
export function onceEach(counts: GroupedCounts, statistic: Statistic): Map<number, number | null> {
  const groups = groupBy([...counts.group.keys()], (entry) => String(counts.group[entry]));
  return new Map(
    [...groups].map(([group, entries]) => [Number(group), new Part(counts, entries, statistic).value()]),
  );
}
