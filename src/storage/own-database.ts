/**
 * The reader's own database: the bytes of a DuckDB file, in one record that is replaced as a whole. So it is kept the
 * same way in every browser, a write that is interrupted leaves the one before, and no tab needs a file to itself.
 */
import * as v from 'valibot';
import { entriesOf, moveUnread, writing } from './set-aside';
import { putAside, setting } from './settings';
import { readingError, storageError } from './storage-error';

/** A version of it. A Blob is read only when it is needed, not whenever the record is looked at. */
export interface KeptDatabase {
  /** Counts up with each write. */
  readonly version: number;
  readonly bytes: Blob;
}

const RECORD: v.GenericSchema<KeptDatabase> = v.object({
  version: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  bytes: v.instance(Blob),
});

export const OWN_DATABASE = setting('sql-database', 'your own tables', RECORD);

const NAME = 'all your own tables, as a DuckDB database';

/** Null where there is none. @throws StorageError where it cannot be read: that is not the same */
export async function readOwnDatabase(): Promise<KeptDatabase | null> {
  const [entry] = await entriesOf('settings', IDBKeyRange.only(OWN_DATABASE.key));
  if (entry?.lost) throw readingError(entry.lost);
  return entry ? OWN_DATABASE.good(entry.value) : null;
}

/**
 * Replaces it, if it still has the version that the new one was made from (0: there was none).
 *
 * @returns whether it had
 * @throws StorageError
 */
export async function writeOwnDatabase(bytes: Blob, over: number): Promise<boolean> {
  const { key, kind, good } = OWN_DATABASE;
  let same = false;
  try {
    // A Blob's bytes reach the browser some time after it is made. Where nothing is written to disk, as in a private window,
    // a transaction does not wait for them, and they would go with a tab that is closed.
    await bytes.slice(-1).arrayBuffer();
    await writing(
      'settings',
      async (store, settings) => {
        same = (good(await store.get(key))?.version ?? 0) === over;
        if (!same) return;
        await moveUnread(kind, key, store, settings);
        await store.put({ version: over + 1, bytes }, key);
      },
      { durability: 'strict' },
    );
  } catch (cause) {
    throw storageError(cause);
  }
  return same;
}

/** Keeps one that cannot be opened elsewhere too, before another is written over it. @throws StorageError */
export async function setOwnDatabaseAside({ bytes }: KeptDatabase, why: string): Promise<void> {
  await putAside(NAME, why, bytes);
}
