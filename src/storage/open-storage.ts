import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { openingError } from './storage-error';

/** What is kept in the reader's browser: one store per kind of thing. */
export interface StoredThings extends DBSchema {
  /** The reader's small choices, by name; and records that were set aside. */
  settings: { key: IDBValidKey; value: unknown };
  /** Imports: the VIA release, and imported models. The name is what earlier visits kept them under. */
  sources: { key: IDBValidKey; value: unknown };
  /** Local runs, by id. */
  runs: { key: IDBValidKey; value: unknown };
  /** Answers of local runs, by [run, task, ...]. */
  answers: { key: IDBValidKey; value: unknown };
}

export type StoreName = 'settings' | 'sources' | 'runs' | 'answers';

export type OpenStorage = IDBPDatabase<StoredThings>;

const NAME = 'value-action-lens';
const VERSION = 1;
const STORES: readonly StoreName[] = ['settings', 'sources', 'runs', 'answers'];

let opened: Promise<OpenStorage> | null = null;

/** Whether this browser may hold something from an earlier visit; checked without creating a database. */
export async function mayHaveKept(): Promise<boolean> {
  try {
    const databases = await indexedDB.databases?.();
    return databases === undefined || databases.some(({ name }) => name === NAME);
  } catch {
    return false;
  }
}

/** Async, because opening storage throws at once where it is forbidden. */
async function open(): Promise<OpenStorage> {
  // A connection that is closed, for whatever reason, is not used again: the next call opens another.
  const drop = () => {
    opened = null;
  };
  return openDB<StoredThings>(NAME, VERSION, {
    upgrade(database) {
      for (const store of STORES)
        if (!database.objectStoreNames.contains(store)) database.createObjectStore(store);
    },
    // Another tab wants a newer version, or deletes the database.
    blocking(_current, _blocked, event) {
      drop();
      (event.target as IDBDatabase).close();
    },
    terminated: drop,
  });
}

/**
 * The browser's database, opened once. A failure is not kept: the next call tries again.
 *
 * @throws StorageError where the browser has none (private mode, a policy) or will not open it
 */
export function openStorage(): Promise<OpenStorage> {
  opened ??= open().catch((cause: unknown) => {
    opened = null;
    throw openingError(cause);
  });
  return opened;
}
