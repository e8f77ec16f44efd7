import { effect, type ReadonlySignal, signal } from '@preact/signals';
import * as v from 'valibot';
import type { OwnSnapshot, Workbench } from '../../db/types';
import { fitting } from '../../storage/fitting';
import { openStorage, storageError } from '../../storage/open-storage';
import { keptSetting } from '../../storage/settings';

/** Whether the reader's own tables outlive the page. */
export interface KeptTables {
  readonly keep: ReadonlySignal<boolean>;
  readonly problem: ReadonlySignal<string | null>;
  setKeep(keep: boolean): void;
}

const KEEP = 'sql-keep-tables';
const TABLES = 'sql-own-tables';
const SNAPSHOT = v.object({ objects: v.unknown() });
const OBJECT: v.GenericSchema<OwnSnapshot['objects'][number]> = v.object({
  kind: v.picklist(['table', 'view', 'macro', 'type', 'sequence']),
  schema: v.string(),
  name: v.string(),
  sql: v.string(),
  rows: v.nullable(v.number()),
  columns: v.array(v.object({ name: v.string(), type: v.string() })),
  kept: v.boolean(),
  ipc: v.nullable(v.instance(Uint8Array)),
});

/** Keeps the tables in the browser's storage, if the reader wants that, and restores them at the next visit. */
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
      keep.value = (await keptSetting(KEEP, v.literal(true))) ?? false;
      const objects = fitting(OBJECT, (await keptSetting(TABLES, SNAPSHOT))?.objects);
      if (!keep.value || objects.length === 0) return;
      const failed = await workbench.restore({ objects });
      if (failed.length > 0) problem.value = `Not restored from your last visit: ${failed.join(', ')}.`;
    } catch {
      // The browser keeps nothing: there is nothing to restore.
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
