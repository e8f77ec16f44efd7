import { type ReadonlySignal, signal } from '@preact/signals';
import { type ActionIndex, indexActions } from '../analysis/dataset/action-index';
import {
  type Choosers,
  FIRST_ACTIONS,
  type FirstActions,
  loadActions,
  loadChoosers,
} from '../analysis/dataset/action-rows';
import type { Database } from '../db/types';

export type DatasetState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: Error }
  | { readonly kind: 'ready'; readonly index: ActionIndex };

export interface Dataset {
  readonly state: ReadonlySignal<DatasetState>;
  /** What can be shown while loading; null where it is not known. */
  readonly first: ReadonlySignal<FirstActions | null>;
  /** Which models chose which action; null until it is known. */
  readonly choosers: ReadonlySignal<Choosers | null>;
  /** Reads the tables (again, where `revision` has changed). Never rejects. */
  load(revision: number): Promise<void>;
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/** All actions of VIA: read once, and kept while other pages are visited. */
export function createDataset({ database }: { database: Pick<Database, 'query' | 'computed'> }): Dataset {
  const state = signal<DatasetState>({ kind: 'loading' });
  const first = signal<FirstActions | null>(null);
  const choosers = signal<Choosers | null>(null);
  let loaded: number | null = null;
  let controller = new AbortController();
  return {
    state,
    first,
    choosers,
    async load(revision) {
      if (loaded === revision && state.value.kind !== 'failed') return;
      loaded = revision;
      controller.abort();
      controller = new AbortController();
      const { signal: own } = controller;
      if (state.value.kind === 'failed') state.value = { kind: 'loading' };
      try {
        first.value = await database.computed<FirstActions | null>(...FIRST_ACTIONS, async () => null);
        if (own.aborted) return;
        const rows = await loadActions(database, own);
        if (own.aborted) return;
        state.value = { kind: 'ready', index: indexActions(rows) };
        choosers.value = await loadChoosers(database, own);
      } catch (error) {
        // The list stays, without who chose what; only without rows is there nothing to show.
        if (!own.aborted && state.value.kind !== 'ready')
          state.value = { kind: 'failed', error: asError(error) };
      }
    },
  };
}
