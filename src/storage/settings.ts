/** Small things that the reader's browser keeps, by name. What cannot be read is never written over. */
import { type GenericSchema, is } from 'valibot';
import { faultOf, keyText } from './fault';
import { openStorage } from './open-storage';
import {
  entriesOf,
  isMoved,
  type Kind,
  makeWay,
  moveAside,
  movedRecord,
  putRecords,
  type SetAside,
  setAsideOf,
} from './set-aside';
import { deletionError, readingError, storageError } from './storage-error';

export interface Setting<Value> {
  readonly key: string;
  readonly kind: Kind;
  /** What can be read of what is kept; null where nothing can. */
  readonly good: (kept: unknown) => Value | null;
  /** A value, as it is kept. */
  readonly form: (value: Value) => unknown;
}

/** A setting, whatever its value. */
export type Named = Pick<Setting<never>, 'key' | 'kind'>;

/** @param title what readers call it */
export function setting<Value>(key: string, title: string, schema: GenericSchema<Value>): Setting<Value> {
  return {
    key,
    kind: { store: 'settings', fault: (kept) => faultOf(schema, kept), name: () => title },
    good: (kept) => (is(schema, kept) ? kept : null),
    form: (value) => value,
  };
}

/**
 * A setting of many items, of which some may be unreadable.
 *
 * @param title what readers call all of it
 * @param some what they call so many of its items
 * @param field where the list is, if it is not the kept value itself
 */
export function listSetting<Item>(
  key: string,
  { title, some }: { readonly title: string; readonly some: (count: number) => string },
  schema: GenericSchema<Item>,
  field?: string,
): Setting<readonly Item[]> {
  const itemsOf = (kept: unknown): readonly unknown[] | null => {
    const list = field && typeof kept === 'object' && kept !== null ? Reflect.get(kept, field) : kept;
    return Array.isArray(list) ? list : null;
  };
  const badOf = (kept: unknown) => itemsOf(kept)?.filter((item) => !is(schema, item)) ?? null;
  const good = (kept: unknown) => itemsOf(kept)?.filter((item): item is Item => is(schema, item)) ?? null;
  const form = (items: readonly Item[]) => (field ? { [field]: items } : items);
  const kind: Kind = {
    store: 'settings',
    fault(kept) {
      const bad = badOf(kept);
      if (bad === null) return 'it is not a list';
      const first = bad.length === 0 ? null : faultOf(schema, bad[0]);
      return first !== null && bad.length > 1 ? `the first: ${first}` : first;
    },
    name(kept) {
      const count = badOf(kept)?.length ?? 0;
      return count === 0 ? title : some(count);
    },
    part: badOf,
    rest(kept) {
      const items = good(kept);
      return items && form(items);
    },
  };
  return { key, kind, good, form };
}

/** What is kept; null where there is nothing, or nothing that can be read. @throws StorageError */
export async function keptSetting<Value>({ key, good }: Setting<Value>): Promise<Value | null> {
  const [entry] = await entriesOf('settings', IDBKeyRange.only(key));
  return entry ? good(entry.value) : null;
}

/** @throws StorageError */
export async function keepSetting<Value>({ key, kind, form }: Setting<Value>, value: Value): Promise<void> {
  try {
    await putRecords(kind, [{ key, value: form(value) }]);
  } catch (cause) {
    throw storageError(cause);
  }
}

/** @throws StorageError */
export async function dropSetting({ key, kind }: Named): Promise<void> {
  try {
    await makeWay(kind, key);
    await (await openStorage()).delete('settings', key);
  } catch (cause) {
    throw deletionError(cause);
  }
}

/** Keeps something that can be read but not used where it is out of the way. @throws StorageError */
export async function putAside(name: string, why: string, value: unknown): Promise<void> {
  try {
    const storage = await openStorage();
    const put = (moved: unknown, at: IDBValidKey) => storage.put('settings', moved, at);
    await moveAside(put, { store: 'settings', name, why, value });
  } catch (cause) {
    throw storageError(cause);
  }
}

const UNKNOWN: Kind = {
  store: 'settings',
  fault: () => 'this version of the site has no such setting',
  name: (_, key) => `the setting “${keyText(key)}”`,
};

/**
 * Settings that cannot be read, and all records that were moved aside.
 *
 * @param known the setting that is kept under a name; null for a name that this version does not know
 * @throws StorageError
 */
export async function unreadSettings(known: (key: string) => Named | null): Promise<SetAside[]> {
  try {
    return (await entriesOf('settings')).flatMap((entry): SetAside[] => {
      if (isMoved(entry.key)) return [movedRecord(entry)];
      const kind = (typeof entry.key === 'string' ? known(entry.key)?.kind : null) ?? UNKNOWN;
      const why = entry.lost ?? kind.fault(entry.value, entry.key);
      return why === null ? [] : [setAsideOf(kind, entry, why)];
    });
  } catch (cause) {
    throw readingError(cause);
  }
}
