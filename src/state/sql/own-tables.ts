import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { OwnSnapshot, Workbench } from '../../db/types';
import { openStorage, storageError } from '../../storage/open-storage';

/** Whether the reader's own tables outlive the page. */
export interface KeptTables {
  readonly keep: ReadonlySignal<boolean>;
  readonly problem: ReadonlySignal<string | null>;
  setKeep(keep: boolean): void;
}

const KEEP = 'sql-keep-tables';
const TABLES = 'sql-own-tables';

/** Keeps the tables in the browser's storage, if the reader wants that, and brings them back at the next visit. */
export function createKeptTables(workbench: Workbench): KeptTables {
  const keep = signal(false);
  const problem = signal<string | null>(null);
  let restored = false;

  const save = async () => {
    try {
      const storage = await openStorage();
      await storage.put('settings', keep.value, KEEP);
      if (keep.value) await storage.put('settings', await workbench.snapshot(), TABLES);
      else await storage.delete('settings', TABLES);
      problem.value = null;
    } catch (cause) {
      problem.value = storageError(cause).message;
    }
  };
  const restore = async () => {
    try {
      const storage = await openStorage();
      keep.value = (await storage.get('settings', KEEP)) === true;
      const snapshot = (await storage.get('settings', TABLES)) as OwnSnapshot | undefined;
      if (!keep.value || !snapshot || snapshot.objects.length === 0) return;
      const failed = await workbench.restore(snapshot);
      if (failed.length > 0) problem.value = `Not brought back from your last visit: ${failed.join(', ')}.`;
    } catch {
      // The browser keeps nothing: there is nothing to bring back.
    } finally {
      restored = true;
    }
  };
  void restore().then(() => {
    effect(() => {
      if (workbench.objects.value && keep.value && restored) void save();
    });
  });
  return {
    keep,
    problem,
    setKeep(next) {
      keep.value = next;
      void save();
    },
  };
}
