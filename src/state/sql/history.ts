import { type ReadonlySignal, signal } from '@preact/signals';
import * as v from 'valibot';
import { keepSetting, keptSetting, listSetting } from '../../storage/settings';
import { StorageError } from '../../storage/storage-error';

export interface HistoryEntry {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly sql: string;
  readonly outcome: 'done' | 'failed' | 'cancelled';
  /** Rows of the last result; null if there is none. */
  readonly rows: number | null;
  readonly milliseconds: number;
}

export interface SqlHistory {
  /** Newest first. */
  readonly entries: ReadonlySignal<readonly HistoryEntry[]>;
  /** Why what earlier visits kept is not among them, though it is still there. */
  readonly problem: ReadonlySignal<string | null>;
  add(entry: HistoryEntry): void;
  clear(): void;
}

const LIMIT = 300;
const ENTRY: v.GenericSchema<HistoryEntry> = v.object({
  at: v.number(),
  sql: v.string(),
  outcome: v.picklist(['done', 'failed', 'cancelled']),
  rows: v.nullable(v.number()),
  milliseconds: v.number(),
});

export const HISTORY = listSetting(
  'sql-history',
  {
    title: 'the SQL history',
    some: (count) => `${count === 1 ? 'an entry' : `${count} entries`} of the SQL history`,
  },
  ENTRY,
);

/** What the reader ran, kept across visits; where the browser keeps nothing, for as long as the page is open. */
export function createHistory(): SqlHistory {
  const entries = signal<readonly HistoryEntry[]>([]);
  const problem = signal<string | null>(null);
  let loaded = false;
  const save = async () => {
    // What could not be read is not written over.
    if (problem.value !== null) return;
    try {
      await keepSetting(HISTORY, entries.value);
    } catch {
      // In memory.
    }
  };
  const load = async () => {
    try {
      const kept = (await keptSetting(HISTORY)) ?? [];
      if (!loaded) entries.value = [...entries.value, ...kept].slice(0, LIMIT);
    } catch (error) {
      if (!(error instanceof StorageError && error.unavailable)) problem.value = (error as Error).message;
    }
    loaded = true;
  };
  const loading = load();
  return {
    entries,
    problem,
    add(entry) {
      // The same statement again moves to the top.
      entries.value = [entry, ...entries.value.filter(({ sql }) => sql !== entry.sql)].slice(0, LIMIT);
      void loading.then(save);
    },
    clear() {
      loaded = true;
      entries.value = [];
      void loading.then(() => {
        problem.value = null;
        return save();
      });
    },
  };
}
