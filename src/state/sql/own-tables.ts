import { effect, type ReadonlySignal, signal } from '@preact/signals';
import * as v from 'valibot';
import type { OwnSnapshot, Workbench } from '../../db/types';
import {
  dropSetting,
  keepSetting,
  keptSetting,
  listSetting,
  putAside,
  setting,
} from '../../storage/settings';
import { StorageError } from '../../storage/storage-error';

/** Whether the reader's own tables outlive the page. */
export interface KeptTables {
  readonly keep: ReadonlySignal<boolean>;
  readonly problem: ReadonlySignal<string | null>;
  setKeep(keep: boolean): void;
}

type Stored = OwnSnapshot['objects'][number];

const OBJECT: v.GenericSchema<Stored> = v.object({
  kind: v.picklist(['table', 'view', 'macro', 'type', 'sequence']),
  schema: v.string(),
  name: v.string(),
  sql: v.string(),
  rows: v.nullable(v.number()),
  columns: v.array(v.object({ name: v.string(), type: v.string() })),
  kept: v.boolean(),
  ipc: v.nullable(v.instance(Uint8Array)),
});

export const KEEP_TABLES = setting('sql-keep-tables', 'whether your own tables are kept', v.boolean());
export const OWN_TABLES = listSetting(
  'sql-own-tables',
  { title: 'your own tables', some: (count) => `${count === 1 ? 'one' : count} of your own tables` },
  OBJECT,
  'objects',
);

/**
 * Keeps the tables in the browser's storage, if the reader wants that, and restores them at the next visit.
 *
 * @param onSetAside called when something that is kept could not be restored
 */
export function createKeptTables(workbench: Workbench, onSetAside: () => void): KeptTables {
  const keep = signal(false);
  const problem = signal<string | null>(null);
  /** Whether what an earlier visit kept is restored, or in safety: until then nothing is written in its place. */
  let safe = false;

  const save = async () => {
    if (!safe) return;
    try {
      await keepSetting(KEEP_TABLES, keep.value);
      if (keep.value) await keepSetting(OWN_TABLES, (await workbench.snapshot()).objects);
      else await dropSetting(OWN_TABLES);
      problem.value = null;
    } catch (cause) {
      problem.value = (cause as Error).message;
    }
  };
  /** Sets those aside that could not be made. */
  const putFailedAside = async (stored: readonly Stored[], failed: readonly string[]) => {
    const lost = stored.filter(({ name, kept }) => kept && failed.includes(name));
    for (const object of lost)
      await putAside(`your ${object.kind} “${object.name}”`, 'DuckDB could not make it', object);
    if (lost.length > 0) onSetAside();
  };
  const restore = async () => {
    try {
      const stored = await keptSetting(OWN_TABLES);
      keep.value = (await keptSetting(KEEP_TABLES)) ?? stored !== null;
      if (!keep.value || !stored || stored.length === 0) {
        safe = true;
        return;
      }
      const failed = await workbench.restore({ objects: stored });
      if (failed.length > 0) problem.value = `Not restored from your last visit: ${failed.join(', ')}.`;
      await putFailedAside(stored, failed);
      safe = true;
    } catch (error) {
      // Where the browser keeps nothing there is nothing to restore.
      safe = error instanceof StorageError && error.unavailable;
      if (!safe)
        problem.value = `What you keep from your last visit could not be restored (${(error as Error).message}). It is still kept: reload the page to try again.`;
    }
  };
  void restore().then(() => {
    effect(() => {
      if (workbench.objects.value && keep.value) void save();
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
