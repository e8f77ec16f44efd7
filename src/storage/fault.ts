/** What is wrong with a stored record, and what to call it, in words. Nothing is assumed of it but that it was kept. */
import * as v from 'valibot';

const LONGEST = 60;

function short(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

/** A value that should not be where it is: short, whatever it is. */
function shown(value: unknown): string {
  if (typeof value === 'string') return `“${short(value)}”`;
  if (typeof value !== 'object' || value === null) return String(value);
  if (value instanceof Date) return 'a date';
  if (value instanceof Blob) return 'a file';
  if (Array.isArray(value)) return 'a list';
  return value instanceof ArrayBuffer || ArrayBuffer.isView(value) ? 'bytes' : 'an object';
}

function isRecord(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** What is wrong with a value, as a clause; null where nothing is. */
export function faultOf(schema: v.GenericSchema, value: unknown): string | null {
  const read = v.safeParse(schema, value, { abortEarly: true });
  if (read.success) return null;
  const [issue] = read.issues;
  const path = isRecord(value) ? v.getDotPath(issue) : null;
  if (path === null) return value === undefined ? 'it is missing' : `it is ${shown(value)}`;
  return issue.input === undefined
    ? `its “${short(path)}” is missing`
    : `its “${short(path)}” is ${shown(issue.input)}`;
}

/** A key of the browser's database, as text. */
export function keyText(key: unknown): string {
  if (Array.isArray(key)) return short(key.map(keyText).join(', '));
  if (key instanceof Date) return String(key);
  return typeof key === 'object' ? shown(key) : short(String(key));
}

/** Tells a key of the browser's database from all others. */
export function keyId(key: unknown): string {
  if (Array.isArray(key)) return `[${key.map(keyId).join()}]`;
  if (key instanceof ArrayBuffer) return `bytes ${new Uint8Array(key).join(' ')}`;
  return key instanceof Date ? `date ${key.getTime()}` : `${typeof key} ${JSON.stringify(key)}`;
}

/** The first of these fields that a record has as a text; null where it has none. */
export function textOf(value: unknown, ...paths: readonly string[]): string | null {
  for (const path of paths) {
    let found: unknown = value;
    for (const field of path.split('.'))
      found = typeof found === 'object' && found !== null ? Reflect.get(found, field) : undefined;
    if (typeof found === 'string' && found.trim() !== '') return short(found);
  }
  return null;
}
