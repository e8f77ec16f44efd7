import { type ReadonlySignal, signal } from '@preact/signals';
import type { Database } from '../../db/types';
import type { Difference, Drawing } from '../../domain/statistics/group-intervals';
import type { Confusion } from '../../domain/statistics/measures';
import { MEMBERS } from '../dimensions';
import { answersOf } from '../explore/answered';
import type { Answer } from '../explore/explore-sql';
import { drawingsOf } from '../explore/interval-words';
import { createIntervalWorker } from '../explore/intervals';
import type { Measure } from '../measures';
import { compareQuestion, compareSql, overallSql } from './compare-sql';
import type { CompareState } from './compare-state';
import { type FindDifferences, loadPaired } from './paired';

/** Differences between one model and the baseline. */
export interface ModelDifferences {
  /** Over all shared cases. */
  readonly overall: Difference | null;
  of(group: string): Difference | null;
}

/** A row of `overallSql`: the 2 x 2 counts, and the measures beside it under their names. */
export type OverallFigure = Confusion & { readonly model: string } & Readonly<
    Partial<Record<Measure, number | null>>
  >;

export interface Comparison {
  readonly state: CompareState;
  readonly sql: string;
  readonly rows: readonly Answer[];
  /** Each model's figure over all shared cases. */
  readonly overall: ReadonlyMap<string, OverallFigure>;
  /** By model; null until they are computed. */
  readonly differences: ReadonlyMap<string, ModelDifferences> | null;
  /** How the intervals are made, the commonest way first: over all shared cases, and by group. */
  readonly drawings: { readonly overall: readonly Drawing[]; readonly byGroup: readonly Drawing[] };
}

export interface Compare {
  readonly comparison: ReadonlySignal<Comparison | null>;
  readonly running: ReadonlySignal<boolean>;
  readonly error: ReadonlySignal<Error | null>;
  /** Compares, cancelling any earlier comparison. Never rejects. */
  compare(state: CompareState): Promise<void>;
  dispose(): void;
}

/** @param find replaces the worker in tests */
export function createComparison(database: Database, find?: FindDifferences): Compare {
  const comparison = signal<Comparison | null>(null);
  const running = signal(false);
  const error = signal<Error | null>(null);
  const worker = createIntervalWorker();
  let controller: AbortController | null = null;

  async function differences(
    state: CompareState,
    sql: string,
    abort: AbortSignal,
  ): Promise<Pick<Comparison, 'differences' | 'drawings'>> {
    const ask = find ?? ((task) => worker.call('differences', task, { signal: abort }));
    const models = await database.computed(sql, `differences, ${state.target}`, async () => {
      const paired = await loadPaired(database, state, ask, abort);
      const found = [];
      for (const model of state.models.slice(1))
        found.push({
          model,
          overall: await paired.overall(model),
          byGroup: [...(await paired.byGroup(model))],
        });
      return found;
    });
    const groups = MEMBERS[state.by];
    const ofModel = models.map(({ model, overall, byGroup }) => {
      const places = new Map(byGroup);
      return [model, { overall, of: (group: string) => places.get(groups.indexOf(group)) ?? null }] as const;
    });
    return {
      differences: new Map(ofModel),
      drawings: {
        overall: drawingsOf(models.map(({ overall }) => overall?.interval ?? null)),
        byGroup: drawingsOf(models.flatMap(({ byGroup }) => byGroup.map(([, { interval }]) => interval))),
      },
    };
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
        const { rows } = await database.query<object>(sql, { signal: own.signal });
        if (own.signal.aborted) return;
        const answers = answersOf(compareQuestion(state), rows);
        const all = await database.query<OverallFigure>(overallSql(state), { signal: own.signal });
        const overall = new Map(all.rows.map((row) => [row.model, row]));
        comparison.value = {
          state,
          sql,
          rows: answers,
          overall,
          differences: null,
          drawings: { overall: [], byGroup: [] },
        };
        const found = await differences(state, sql, own.signal);
        if (!own.signal.aborted) comparison.value = { state, sql, rows: answers, overall, ...found };
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
