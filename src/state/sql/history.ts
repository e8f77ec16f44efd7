import { type ReadonlySignal, signal } from '@preact/signals';
import * as v from 'valibot';
import { fitting } from '../../storage/fitting';
import { keepSetting, keptSetting } from '../../storage/settings';

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
  add(entry: HistoryEntry): void;
  clear(): void;
}

const KEY = 'sql-history';
const LIMIT = 300;
const ENTRY: v.GenericSchema<HistoryEntry> = v.object({
  at: v.number(),
  sql: v.string(),
  outcome: v.picklist(['done', 'failed', 'cancelled']),
  rows: v.nullable(v.number()),
  milliseconds: v.number(),
});

/** What the reader ran, kept across visits; where the browser keeps nothing, for as long as the page is open. */
export function createHistory(): SqlHistory {
  const entries = signal<readonly HistoryEntry[]>([]);
  let loaded = false;
  const save = async () => {
    try {
      await keepSetting(KEY, entries.value);
    } catch {
      // In memory.
    }
  };
  const load = async () => {
    try {
      const kept = fitting(ENTRY, await keptSetting(KEY, v.unknown()));
      if (!loaded) entries.value = [...entries.value, ...kept].slice(0, LIMIT);
    } catch {
      // There is none.
    }
    loaded = true;
  };
  const loading = load();
  return {
    entries,
    add(entry) {
      // The same statement again moves to the top.
      entries.value = [entry, ...entries.value.filter(({ sql }) => sql !== entry.sql)].slice(0, LIMIT);
      void loading.then(save);
    },
    clear() {
      loaded = true;
      entries.value = [];
      void loading.then(save);
    },
  };
}
