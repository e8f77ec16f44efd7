/** Small things that the reader's browser keeps, by name. */
import { type GenericSchema, is } from 'valibot';
import { openStorage } from './open-storage';

/** What is kept under a name; null where there is nothing, or nothing valid. @throws StorageError */
export async function keptSetting<Setting>(
  name: string,
  schema: GenericSchema<Setting>,
): Promise<Setting | null> {
  const kept = await (await openStorage()).get('settings', name);
  return is(schema, kept) ? kept : null;
}

/** @throws StorageError */
export async function keepSetting(name: string, setting: unknown): Promise<void> {
  await (await openStorage()).put('settings', setting, name);
}
