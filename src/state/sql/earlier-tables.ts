import * as v from 'valibot';
import type { EarlierObject, Workbench } from '../../db/types';
import { dropSetting, keptSetting, listSetting, putAside, setting } from '../../storage/settings';

const OBJECT: v.GenericSchema<EarlierObject> = v.object({
  kind: v.picklist(['table', 'view', 'macro', 'type', 'sequence']),
  schema: v.string(),
  name: v.string(),
  sql: v.string(),
  rows: v.nullable(v.number()),
  columns: v.array(v.object({ name: v.string(), type: v.string() })),
  kept: v.boolean(),
  ipc: v.nullable(v.instance(Uint8Array)),
});

/** Earlier versions kept the reader's tables one by one, and only where the reader wanted that. */
export const EARLIER_CHOICE = setting('sql-keep-tables', 'whether your own tables are kept', v.boolean());
export const EARLIER_TABLES = listSetting(
  'sql-own-tables',
  { title: 'your own tables', some: (count) => `${count === 1 ? 'one' : count} of your own tables` },
  OBJECT,
  'objects',
);

/**
 * Brings what earlier versions kept into the reader's own database, once. It is deleted when the rest is kept, and what
 * cannot be made is set aside.
 *
 * @param onSetAside called when something was set aside
 * @throws StorageError, or what DuckDB cannot do; then everything is where it was
 */
export async function bringEarlierTables(workbench: Workbench, onSetAside: () => void): Promise<void> {
  if ((await keptSetting(EARLIER_TABLES)) === null) return;
  await workbench.bringOver({
    read: async () => (await keptSetting(EARLIER_TABLES)) ?? [],
    async done(failed) {
      for (const object of failed)
        await putAside(`your ${object.kind} “${object.name}”`, 'DuckDB could not make it', object);
      await dropSetting(EARLIER_TABLES);
      await dropSetting(EARLIER_CHOICE);
      if (failed.length > 0) onSetAside();
    },
  });
}
