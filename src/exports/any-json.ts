/** Any value that a browser can keep, as JSON: what JSON lacks is written as an object that says what it was. */

/** Deeper parts are left out, with a note in their place. */
const DEEPEST = 500;

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

function bytesOf(value: ArrayBuffer | ArrayBufferView): Uint8Array {
  return value instanceof ArrayBuffer
    ? new Uint8Array(value)
    : new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
}

/** Where each object is written first: one that comes again, within itself or beside, is written as that place. */
type Written = Map<object, string>;

async function plain(value: unknown, at: string, depth: number, written: Written): Promise<unknown> {
  if (typeof value === 'bigint') return { bigint: String(value) };
  if (typeof value === 'number') return Number.isFinite(value) ? value : { number: String(value) };
  if (value === undefined) return { undefined: true };
  if (typeof value !== 'object' || value === null) return value;
  const before = written.get(value);
  if (before !== undefined) return { sameAs: before };
  if (depth > DEEPEST) return { leftOut: `more than ${DEEPEST} levels deep` };
  written.set(value, at);
  const within = (part: unknown, name: string | number) => plain(part, `${at}/${name}`, depth + 1, written);
  if (value instanceof Date) return { date: Number.isNaN(value.getTime()) ? 'invalid' : value.toISOString() };
  if (value instanceof RegExp) return { regExp: String(value) };
  if (value instanceof Blob)
    return { file: base64(new Uint8Array(await value.arrayBuffer())), type: value.type };
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return { base64: base64(bytesOf(value)) };
  if (value instanceof Map) return { map: await within([...value], 'map') };
  if (value instanceof Set) return { set: await within([...value], 'set') };
  if (value instanceof Error) return { error: String(value) };
  if (Array.isArray(value)) {
    const list: unknown[] = [];
    for (const [index, item] of value.entries()) list.push(await within(item, index));
    return list;
  }
  const entries: [string, unknown][] = [];
  for (const [name, part] of Object.entries(value)) entries.push([name, await within(part, name)]);
  return Object.fromEntries(entries);
}

export async function anyToJson(value: unknown): Promise<string> {
  return JSON.stringify(await plain(value, '', 0, new Map()), null, 1);
}
