import type { OwnStore, StoreProblem } from '../../db/types';
import { StorageError } from '../../storage/storage-error';

function problemOf(error: unknown): StoreProblem {
  const problem = error instanceof Error ? error.message : String(error);
  return { problem, unavailable: error instanceof StorageError && error.unavailable };
}

/** Fetched where the reader's own database is asked for. */
const storage = () => import('../../storage/own-database');

/** Keeps the reader's own database in the browser's storage. */
export const OWN_STORE: OwnStore = {
  async read() {
    try {
      return await (await storage()).readOwnDatabase();
    } catch (error) {
      return problemOf(error);
    }
  },
  async write(bytes, over) {
    try {
      return (await (await storage()).writeOwnDatabase(bytes, over)) ? 'kept' : 'changed';
    } catch (error) {
      return problemOf(error);
    }
  },
  async setAside(kept, why) {
    try {
      await (await storage()).setOwnDatabaseAside(kept, why);
      return null;
    } catch (error) {
      return problemOf(error);
    }
  },
};
