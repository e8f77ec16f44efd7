import { type ReadonlySignal, signal } from '@preact/signals';
import { loadOverviewFigures, type OverviewFigures } from '../analysis/overview-figures';
import type { Database } from '../db/types';
import { sameFigures } from '../domain/statistics/same-figures';

/** Where the overview's figures currently come from. */
export type Freshness =
  | { readonly kind: 'prerendered' }
  | { readonly kind: 'recomputing' }
  | { readonly kind: 'recomputed'; readonly milliseconds: number; readonly same: boolean }
  | { readonly kind: 'failed'; readonly error: Error };

export interface Overview {
  readonly figures: ReadonlySignal<OverviewFigures>;
  readonly freshness: ReadonlySignal<Freshness>;
  /** Runs the overview's queries in the reader's DuckDB and shows their rows. Never rejects. */
  recompute(): Promise<void>;
}

/** @param prerendered the figures that the page was built with */
export function createOverview(
  database: Pick<Database, 'boot' | 'query'>,
  prerendered: OverviewFigures,
): Overview {
  const figures = signal(prerendered);
  const freshness = signal<Freshness>({ kind: 'prerendered' });
  return {
    figures,
    freshness,
    async recompute() {
      freshness.value = { kind: 'recomputing' };
      try {
        await database.boot();
        const started = performance.now();
        const fresh = await loadOverviewFigures(
          async <Row extends object>(sql: string, params: readonly string[] = []) =>
            (await database.query<Row>(sql, { params })).rows,
        );
        performance.mark('first-aggregate');
        const milliseconds = performance.now() - started;
        const same = sameFigures(prerendered, fresh);
        if (!same) figures.value = fresh;
        freshness.value = { kind: 'recomputed', milliseconds, same };
      } catch (error) {
        freshness.value = {
          kind: 'failed',
          error: error instanceof Error ? error : new Error(String(error)),
        };
      }
    },
  };
}
