import { type ReadonlySignal, signal } from '@preact/signals';
import type { Database, QueryOptions } from '../db/types';

/** What a view shows of one query. The previous run's rows stay while the next one runs. */
export interface QueryState<Row> {
  readonly status: 'idle' | 'running' | 'done' | 'failed';
  readonly rows: readonly Row[] | null;
  readonly error: Error | null;
  readonly milliseconds: number | null;
}

export interface Query<Row> {
  readonly state: ReadonlySignal<QueryState<Row>>;
  /** Runs SQL; the run before it is cancelled. Never rejects: an error is in the state. */
  run(sql: string, options?: Pick<QueryOptions, 'params' | 'models'>): Promise<void>;
  /** Cancels what is running, and forgets its rows. */
  clear(): void;
}

const IDLE = { status: 'idle', rows: null, error: null, milliseconds: null } as const;

export function createQuery<Row extends object>(database: Pick<Database, 'query'>): Query<Row> {
  const state = signal<QueryState<Row>>(IDLE);
  let controller: AbortController | null = null;

  return {
    state,
    async run(sql, options) {
      controller?.abort();
      const own = new AbortController();
      controller = own;
      state.value = { ...state.value, status: 'running', error: null };
      try {
        const { rows, milliseconds } = await database.query<Row>(sql, { ...options, signal: own.signal });
        if (!own.signal.aborted) state.value = { status: 'done', rows, error: null, milliseconds };
      } catch (error) {
        if (own.signal.aborted) return;
        state.value = { ...state.value, status: 'failed', error: asError(error) };
      }
    },
    clear() {
      controller?.abort();
      state.value = IDLE;
    },
  };
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
