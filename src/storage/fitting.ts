import { type GenericSchema, is } from 'valibot';

/** The valid items of a kept list; none where what was kept is not a list. */
export function fitting<Item>(schema: GenericSchema<Item>, kept: unknown): Item[] {
  return Array.isArray(kept) ? kept.filter((item): item is Item => is(schema, item)) : [];
}
