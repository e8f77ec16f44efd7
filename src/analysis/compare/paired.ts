/** Paired differences between models on the cases they share; used by the compare page and by runs. */
import type { Database } from '../../db/types';
import type { Difference } from '../../domain/statistics/group-intervals';
import { MEMBERS } from '../dimensions';
import { loadCounts } from '../explore/intervals';
import type { IntervalCalls } from '../explore/intervals.worker';
import { statisticOf, unitsSql } from '../explore/units-sql';
import { compareQuestion } from './compare-sql';
import type { CompareState } from './compare-state';

export interface Paired {
  /** The difference between a model and the first, over all shared cases; null where there are none. */
  overall(model: string): Promise<Difference | null>;
  /** The same in each group, by its place among the members of `by`. */
  byGroup(model: string): Promise<ReadonlyMap<number, Difference>>;
}

/** Calls `pairedDifferences`, in a worker. */
export type FindDifferences = (
  task: Parameters<IntervalCalls['differences']>[0],
) => Promise<ReadonlyMap<number, Difference>>;

/** Loads the counts for the cases that all models in a comparison have. */
export async function loadPaired(
  database: Database,
  state: CompareState,
  find: FindDifferences,
  signal: AbortSignal,
): Promise<Paired> {
  const question = compareQuestion(state);
  const members = { rows: MEMBERS[state.by], columns: state.models };
  const counts = await loadCounts(database, unitsSql(question, members, state.models), signal);
  const differences = (model: string, groupOf: (group: number) => number) =>
    find({
      counts: { ...counts, group: counts.group.map(groupOf) },
      statistic: statisticOf(question),
      target: state.target,
      model: state.models.indexOf(model),
      baseline: 0,
    });
  return {
    async overall(model) {
      return (await differences(model, () => 0)).get(0) ?? null;
    },
    byGroup: (model) => differences(model, (group) => Math.floor(group / state.models.length)),
  };
}
