import { type ReadonlySignal, signal } from '@preact/signals';
import type { Database } from '../../db/database';
import type { Difference, GroupedCounts, Resampling } from '../../domain/statistics/group-intervals';
import { askAgain } from '../ask-again';
import { answersOf } from '../explore/answered';
import type { Answer } from '../explore/explore-sql';
import { createIntervalWorker, loadCounts } from '../explore/intervals';
import { resamplingOf, statisticOf, unitsSql } from '../explore/units-sql';
import { MEMBERS } from '../measures';
import { compareQuestion, compareSql } from './compare-sql';
import type { CompareState } from './compare-state';

/** Differences of one model to the baseline. */
export interface ModelDifferences {
  /** Over all shared cases. */
  readonly overall: Difference | null;
  of(group: string): Difference | null;
}

export interface Comparison {
  readonly state: CompareState;
  readonly sql: string;
  readonly rows: readonly Answer[];
  /** By model; empty until they are computed. */
  readonly differences: ReadonlyMap<string, ModelDifferences>;
}

export interface ComparisonModel {
  readonly comparison: ReadonlySignal<Comparison | null>;
  readonly running: ReadonlySignal<boolean>;
  readonly error: ReadonlySignal<Error | null>;
  /** Compares; what was compared before is cancelled. Never rejects. */
  compare(state: CompareState): Promise<void>;
  dispose(): void;
}

/** The same counts with other groups. */
function regrouped(counts: GroupedCounts, groupOf: (group: number) => number): GroupedCounts {
  return { ...counts, group: counts.group.map(groupOf) };
}

export function createComparison(database: Database): ComparisonModel {
  const comparison = signal<Comparison | null>(null);
  const running = signal(false);
  const error = signal<Error | null>(null);
  const worker = createIntervalWorker();
  let controller: AbortController | null = null;

  async function differences(
    state: CompareState,
    abort: AbortSignal,
  ): Promise<ReadonlyMap<string, ModelDifferences>> {
    const question = compareQuestion(state);
    const groups = MEMBERS[state.by];
    const counts = await loadCounts(
      database,
      unitsSql(question, { rows: groups, columns: state.models }, state.models),
      abort,
    );
    const byGroup = regrouped(counts, (group) => Math.floor(group / state.models.length));
    const together = regrouped(counts, () => 0);
    const found = new Map<string, ModelDifferences>();
    for (const [place, model] of state.models.entries()) {
      if (place === 0) continue;
      const task = { statistic: statisticOf(question), model: place, baseline: 0 };
      const ask = (counts: GroupedCounts, resampling: Resampling) =>
        worker.call('differences', { ...task, counts, resampling }, { signal: abort });
      const of = await ask(byGroup, resamplingOf(question));
      const all = await ask(together, 'topics');
      found.set(model, {
        overall: all.get(0) ?? null,
        of: (group) => of.get(groups.indexOf(group)) ?? null,
      });
    }
    return found;
  }

  return {
    comparison,
    running,
    error,
    async compare(state) {
      controller?.abort();
      const own = new AbortController();
      controller = own;
      running.value = true;
      error.value = null;
      try {
        const sql = compareSql(state);
        const { rows } = await askAgain(() => database.query<object>(sql, { signal: own.signal }));
        if (own.signal.aborted) return;
        const answers = answersOf(compareQuestion(state), rows);
        comparison.value = { state, sql, rows: answers, differences: new Map() };
        const found = await differences(state, own.signal);
        if (!own.signal.aborted) comparison.value = { state, sql, rows: answers, differences: found };
      } catch (cause) {
        if (!own.signal.aborted) error.value = cause instanceof Error ? cause : new Error(String(cause));
      } finally {
        if (controller === own) running.value = false;
      }
    },
    dispose() {
      controller?.abort();
      worker.dispose();
    },
  };
}
