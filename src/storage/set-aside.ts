/**
 * Records that this version of the site cannot read. They stay where they are, named, until the reader deletes them;
 * what is written in their place moves them out of the way first.
 */
import { keyId, textOf } from './fault';
import { openStorage, type StoreName } from './open-storage';
import { deletionError, readingError } from './storage-error';

export interface SetAside {
  /** Tells it from all others. */
  readonly id: string;
  /** `texts`: outside the database, in the browser's storage of texts. */
  readonly store: StoreName | 'texts';
  readonly key: IDBValidKey;
  /** What it is, such as `the run “Mine”`. */
  readonly name: string;
  /** Why it cannot be read, as a clause. */
  readonly why: string;
  /** As it is kept; undefined where the browser cannot give it. */
  readonly value: unknown;
  /** Deletes it, unless it can be read by now. @throws StorageError where the browser still keeps it */
  remove(): Promise<void>;
}

/** What a store holds: what can be read of it, and the rest. */
export interface Read<Item> {
  readonly good: readonly Item[];
  readonly setAside: readonly SetAside[];
}

/** How the records of a store are judged. */
export interface Kind {
  readonly store: StoreName;
  /** What is wrong with a record, as a clause; null where nothing is. */
  readonly fault: (value: unknown, key: IDBValidKey) => string | null;
  readonly name: (value: unknown, key: IDBValidKey) => string;
  /** The part of it that cannot be read; absent or null where that is all of it. */
  readonly part?: (value: unknown) => unknown;
  /** The rest, as it is kept once that part is deleted; absent or null where there is none. */
  readonly rest?: (value: unknown) => unknown;
}

interface Entry {
  readonly key: IDBValidKey;
  readonly value: unknown;
  /** Why the browser cannot give the value. */
  readonly lost?: string;
}

type Range = IDBKeyRange | undefined;

/** A store in a transaction. */
interface Writable {
  get(key: IDBValidKey): Promise<unknown>;
  put(value: unknown, key: IDBValidKey): Promise<unknown>;
  delete(key: IDBValidKey): Promise<void>;
}

/** Failures that concern one record, such as a value whose file is gone, and not the connection. */
const OF_ONE_RECORD = ['DataError', 'NotReadableError', 'NotFoundError', 'DataCloneError', 'UnknownError'];

/** Records that are read or written at once: more would keep the page from answering the reader. */
const AT_ONCE = 500;

/**
 * Everything in a store, one by one where the browser cannot give it together.
 *
 * @throws StorageError
 */
export async function entriesOf(store: StoreName, range?: Range): Promise<Entry[]> {
  try {
    const storage = await openStorage();
    const transaction = storage.transaction(store);
    transaction.done.catch(() => {});
    const keys = await transaction.store.getAllKeys(range);
    const together: Entry[] = [];
    try {
      for (let from = 0; from < keys.length; from += AT_ONCE) {
        const some = keys.slice(from, from + AT_ONCE);
        const values = await transaction.store.getAll(IDBKeyRange.bound(some[0], some.at(-1)));
        together.push(...some.map((key, index) => ({ key, value: values[index] })));
      }
      return together;
    } catch {
      // One of them cannot be given.
    }
    return await Promise.all(
      keys.map((key) =>
        storage.get(store, key).then(
          (value) => ({ key, value }),
          (error: DOMException) => {
            if (!OF_ONE_RECORD.includes(error.name)) throw error;
            return { key, value: undefined, lost: `the browser cannot read it (${error.message})` };
          },
        ),
      ),
    );
  } catch (cause) {
    throw readingError(cause);
  }
}

/** Deletes what cannot be read under a key, and nothing else. */
async function removeUnread({ store, fault, rest }: Kind, key: IDBValidKey): Promise<void> {
  const storage = await openStorage();
  const now: unknown = await storage.get(store, key).catch(() => undefined);
  if (fault(now, key) === null) return;
  const stays = rest?.(now) ?? null;
  try {
    await (stays === null ? storage.delete(store, key) : storage.put(store, stays, key));
  } catch (cause) {
    throw deletionError(cause);
  }
}

export function setAsideOf(kind: Kind, { key, value }: Entry, why: string): SetAside {
  return {
    id: `${kind.store} ${keyId(key)}`,
    store: kind.store,
    key,
    name: kind.name(value, key),
    why,
    value: kind.part?.(value) ?? value,
    remove: () => removeUnread(kind, key),
  };
}

/** @throws StorageError where nothing can be read: that is not an empty store */
export async function readStore<Item>(kind: Kind, range?: Range): Promise<Read<Item>> {
  const good: Item[] = [];
  const setAside: SetAside[] = [];
  for (const entry of await entriesOf(kind.store, range)) {
    const why = entry.lost ?? kind.fault(entry.value, entry.key);
    if (why === null) good.push(entry.value as Item);
    else setAside.push(setAsideOf(kind, entry, why));
  }
  return { good, setAside };
}

const MOVED = 'set aside';

let moves = 0;

/** What is known of a record that is moved. */
type Moved = Pick<SetAside, 'store' | 'name' | 'why' | 'value'>;

/** Keeps a record that cannot be read under a key of its own. */
export async function moveAside(
  put: (value: unknown, key: IDBValidKey) => Promise<unknown>,
  { store, name, why, value }: Moved,
): Promise<void> {
  await put({ store, name, why, value }, [MOVED, Date.now(), moves++]);
}

export function isMoved(key: IDBValidKey): boolean {
  return Array.isArray(key) && key[0] === MOVED;
}

/** One that was moved, as it is listed. */
export function movedRecord({ key, value }: Entry): SetAside {
  const whose = textOf(value, 'store');
  return {
    id: `settings ${keyId(key)}`,
    store: (['sources', 'runs', 'answers'] as const).find((store) => store === whose) ?? 'settings',
    key,
    name: textOf(value, 'name') ?? 'a record that was set aside',
    why: textOf(value, 'why') ?? 'nothing says why',
    value: typeof value === 'object' && value !== null && 'value' in value ? value.value : value,
    async remove() {
      const storage = await openStorage();
      await storage.delete('settings', key).catch((cause: unknown) => {
        throw deletionError(cause);
      });
    },
  };
}

/**
 * Writes in one transaction, all or nothing.
 *
 * @throws the browser's own error, that of a full storage before that of the write that noticed it
 */
export async function writing(
  store: StoreName,
  write: (store: Writable, settings: Writable) => Promise<unknown>,
  options?: IDBTransactionOptions,
): Promise<void> {
  const stores = [...new Set<StoreName>([store, 'settings'])];
  const transaction = (await openStorage()).transaction(stores, 'readwrite', options);
  const ended = transaction.done.then(
    () => null,
    (error: unknown) => error,
  );
  try {
    await write(transaction.objectStore(store), transaction.objectStore('settings'));
  } catch (cause) {
    try {
      transaction.abort();
    } catch {
      // It was aborted already.
    }
    const error = await ended;
    throw error instanceof DOMException && error.name === 'QuotaExceededError' ? error : cause;
  }
  const error = await ended;
  if (error !== null) throw error;
}

/** Moves what is under a key out of the way, if it cannot be read. */
export async function moveUnread(
  kind: Kind,
  key: IDBValidKey,
  store: Writable,
  settings: Writable,
): Promise<void> {
  const value: unknown = await store.get(key);
  const why = value === undefined ? null : kind.fault(value, key);
  if (why === null) return;
  const part = kind.part?.(value) ?? value;
  await moveAside((moved, at) => settings.put(moved, at), {
    store: kind.store,
    name: kind.name(value, key),
    why,
    value: part,
  });
  await store.delete(key);
}

/** Makes way for a record: what is in its place and cannot be read is kept elsewhere. */
export function makeWay(kind: Kind, key: IDBValidKey): Promise<void> {
  return writing(kind.store, (store, settings) => moveUnread(kind, key, store, settings));
}

/** Puts records into a store, all or none. What is in their place and cannot be read is kept elsewhere first. */
export function putRecords(
  kind: Kind,
  records: readonly { readonly key: IDBValidKey; readonly value: unknown }[],
  options?: IDBTransactionOptions,
): Promise<void> {
  const put = async (store: Writable, settings: Writable, { key, value }: (typeof records)[number]) => {
    await moveUnread(kind, key, store, settings);
    await store.put(value, key);
  };
  return writing(
    kind.store,
    async (store, settings) => {
      for (let from = 0; from < records.length; from += AT_ONCE)
        await Promise.all(records.slice(from, from + AT_ONCE).map((record) => put(store, settings, record)));
    },
    options,
  );
}
