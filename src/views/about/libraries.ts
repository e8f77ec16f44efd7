import dependencies from 'virtual:dependencies';

/** SPDX identifiers that readers know by another name. */
const LICENCE_NAMES: Readonly<Record<string, string>> = {
  'Apache-2.0': 'Apache 2.0',
  'BSD-3-Clause': 'BSD 3-Clause',
  'OFL-1.1': 'SIL Open Font License 1.1',
};

/** Several packages of one scope are named as one. */
function shortened(names: readonly string[]): string[] {
  const scopeOf = (name: string) => /^@[^/]+/.exec(name)?.[0] ?? '';
  const several = (scope: string) => names.filter((name) => scopeOf(name) === scope).length > 1;
  return [
    ...new Set(names.map((name) => (scopeOf(name) && several(scopeOf(name)) ? `${scopeOf(name)}/*` : name))),
  ];
}

/** The packages that the site depends on, and their licence. */
export const LIBRARIES: readonly { readonly what: string; readonly licence: string }[] = Object.entries(
  dependencies,
).map(([licence, names]) => ({
  what: shortened(names).join(', '),
  licence: LICENCE_NAMES[licence] ?? licence,
}));
