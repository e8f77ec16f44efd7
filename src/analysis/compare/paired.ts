/** Paired differences between models on the cases they share; used by the compare page and by runs. */
import type { Database } from '../../db/types';
import type { Difference, GroupedCounts, Resampling } from '../../domain/statistics/group-intervals';
import { MEMBERS } from '../dimensions';
import type { Question } from '../explore/explore-sql';
import { loadCounts } from '../explore/intervals';
import type { IntervalCalls } from '../explore/intervals.worker';
import { resamplingOf, statisticOf, unitsSql } from '../explore/units-sql';
import { compareQuestion } from './compare-sql';
import type { CompareState } from './compare-state';

/** With fewer scenarios than this, cells within scenarios are resampled. */
const ENOUGH_SCENARIOS = 10;

/** What is resampled for a difference over all shared cases, and for its groups' differences. */
export interface Drawn {
  readonly overall: Resampling;
  readonly byGroup: Resampling;
}

export interface Paired {
  readonly drawn: Drawn;
  /** The difference between a model and the first, over all shared cases; null where there are none. */
  overall(model: string): Promise<Difference | null>;
  /** The same in each group, by its place among the members of `by`. */
  byGroup(model: string): Promise<ReadonlyMap<number, Difference>>;
}

/** Calls `pairedDifferences`, in a worker. */
export type FindDifferences = (
  task: Parameters<IntervalCalls['differences']>[0],
) => Promise<ReadonlyMap<number, Difference>>;

function drawnOf(question: Question, { country, topic }: GroupedCounts): Drawn {
  const countries = new Set(country).size;
  const scenarios = new Set(country.map((own, entry) => own * MEMBERS.topic.length + (topic[entry] ?? 0)))
    .size;
  if (scenarios < ENOUGH_SCENARIOS) return { overall: 'cells', byGroup: 'cells' };
  // Where no country has two topics, there is nothing to resample within it.
  const overall = scenarios === countries ? 'countries' : 'topics';
  return { overall, byGroup: resamplingOf(question) };
}

/** Loads the counts for the cases that all models in a comparison have. */
export async function loadPaired(
  database: Database,
  state: CompareState,
  find: FindDifferences,
  signal: AbortSignal,
): Promise<Paired> {
  const question = compareQuestion(state);
  const members = { rows: MEMBERS[state.by], columns: state.models };
  const load = (drawn: Resampling) =>
    loadCounts(database, unitsSql(question, members, state.models, drawn), signal);
  const scenarios = await load('topics');
  const drawn = drawnOf(question, scenarios);
  const counts = drawn.overall === 'cells' ? await load('cells') : scenarios;
  const differences = (model: string, resampling: Resampling, groupOf: (group: number) => number) =>
    find({
      counts: { ...counts, group: counts.group.map(groupOf) },
      statistic: statisticOf(question),
      resampling,
      model: state.models.indexOf(model),
      baseline: 0,
    });
  return {
    drawn,
    async overall(model) {
      return (await differences(model, drawn.overall, () => 0)).get(0) ?? null;
    },
    byGroup: (model) => differences(model, drawn.byGroup, (group) => Math.floor(group / state.models.length)),
  };
}
