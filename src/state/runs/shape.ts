/** Checks data of unknown origin against what is expected of it, field by field. */

/** The path of the first field that is missing or wrong; null where all is well, '' where the whole is none. */
export type Check = (value: unknown) => string | null;

const when =
  (good: (value: unknown) => boolean): Check =>
  (value) =>
    good(value) ? null : '';

export const text: Check = when((value) => typeof value === 'string');
export const flag: Check = when((value) => typeof value === 'boolean');
export const number: Check = when((value) => typeof value === 'number' && Number.isFinite(value));
export const count: Check = when((value) => Number.isInteger(value) && Number(value) >= 0);

export const matching = (pattern: RegExp): Check =>
  when((value) => typeof value === 'string' && pattern.test(value));

export const oneOf = (...known: readonly unknown[]): Check => when((value) => known.includes(value));

export const orNull =
  (check: Check): Check =>
  (value) =>
    value === null ? null : check(value);

function joined(name: string | number, path: string | null): string | null {
  if (path === null) return null;
  return path === '' ? String(name) : `${name}.${path}`;
}

/** The first problem of several, under its name. */
function first(parts: Iterable<readonly [name: string | number, path: string | null]>): string | null {
  for (const [name, path] of parts) if (path !== null) return joined(name, path);
  return null;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const object =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isObject(value)
      ? first(Object.entries(fields).map(([name, check]) => [name, check(value[name])] as const))
      : '';

export const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) ? first(value.map((item, index) => [index, check(item)] as const)) : '';

export const some =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.length === 0 ? '' : listOf(check)(value);

/** An object of any names. */
export const recordOf =
  (check: Check): Check =>
  (value) =>
    isObject(value) ? first(Object.entries(value).map(([name, item]) => [name, check(item)] as const)) : '';
