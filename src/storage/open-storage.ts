import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** What is kept in the reader's browser: one store per kind of thing. */
export interface StoredThings extends DBSchema {
  /** The reader's small choices, by name. */
  settings: { key: string; value: unknown };
  /** Imports: the VIA release, and imported models. The name is what earlier visits kept them under. */
  sources: { key: string; value: unknown };
  /** Local runs, by id. */
  runs: { key: string; value: unknown };
  /** Answers of local runs, by [run, task, ...]. */
  answers: { key: IDBValidKey; value: unknown };
}

export type StoreName = 'settings' | 'sources' | 'runs' | 'answers';

const NAME = 'value-action-lens';
const VERSION = 1;
const STORES: readonly StoreName[] = ['settings', 'sources', 'runs', 'answers'];

/** The browser refused to keep something; it is still in memory. */
export class StorageError extends Error {
  override name = 'StorageError';
}

let opened: Promise<IDBPDatabase<StoredThings>> | null = null;

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
async function open(): Promise<IDBPDatabase<StoredThings>> {
  return openDB<StoredThings>(NAME, VERSION, {
    upgrade(database) {
      for (const store of STORES)
        if (!database.objectStoreNames.contains(store)) database.createObjectStore(store);
    },
    // Another tab wants a newer version, or the browser closed it: the next call opens it again.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    terminated: () => {
      opened = null;
    },
  });
}

/**
 * The browser's database, opened once. A failure is not kept: the next call tries again.
 *
 * @throws StorageError where the browser has none (private mode, a policy) or will not open it
 */
export function openStorage(): Promise<IDBPDatabase<StoredThings>> {
  opened ??= open().catch((cause: unknown) => {
    opened = null;
    throw new StorageError(
      'This browser keeps nothing for this site (a private window, or its settings). What you do here lasts until you close the page.',
      { cause },
    );
  });
  return opened;
}

/** Turns the browser's own write errors into one that says what to do. */
export function storageError(cause: unknown): StorageError {
  if (cause instanceof StorageError) return cause;
  if (cause instanceof DOMException && cause.name === 'QuotaExceededError')
    return new StorageError(
      'The browser’s storage for this site is full. What you have stays in memory; to save it, delete something that is kept, or export it.',
      { cause },
    );
  return new StorageError(
    `The browser could not save this (${cause instanceof Error ? cause.message : String(cause)}). It stays in memory.`,
    { cause },
  );
}

/** Why the browser still has what it was asked to delete. */
export function deletionError(cause: unknown): StorageError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new StorageError(`The browser could not delete this, and still keeps it (${why}). Try again.`, {
    cause,
  });
}
