import type { GroupedCounts } from '../../../src/domain/statistics/group-intervals';
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
