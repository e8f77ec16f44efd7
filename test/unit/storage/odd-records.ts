import { openStorage, type StoreName } from '../../../src/storage/open-storage';

/** An object of many levels. */
export function deep(levels: number): unknown {
  let made: unknown = 'x';
  for (let level = 0; level < levels; level++) made = { kind: 'model', deep: made };
  return made;
}

/** Things that no version of the site has kept, and a few that are nearly right. */
export const ODD: readonly unknown[] = [
  null,
  7,
  'text',
  new Date(0),
  [null],
  {},
  new Uint8Array([1]),
  JSON.parse('{"__proto__": {"format": 1}, "constructor": 1}'),
  deep(400),
  { format: 1 },
  { kind: 'model' },
  { kind: 'via', bytes: 1 },
];

/** Keeps odd records beside good ones, under keys of their own. */
export async function keepOdd(store: StoreName, ...odd: readonly unknown[]): Promise<void> {
  const storage = await openStorage();
  for (const [index, value] of [...ODD, ...odd].entries())
    await storage.put(store, value, store === 'answers' ? ['a-run', `odd ${index}`] : `odd ${index}`);
}
