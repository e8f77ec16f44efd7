import { type GenericSchema, is } from 'valibot';

/** The items of a kept list that are what they should be; none where what was kept is no list. */
export function fitting<Item>(schema: GenericSchema<Item>, kept: unknown): Item[] {
  return Array.isArray(kept) ? kept.filter((item): item is Item => is(schema, item)) : [];
}
