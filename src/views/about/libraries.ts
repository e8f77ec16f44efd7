import dependencies from 'virtual:dependencies';

/** SPDX identifiers that readers know by another name. */
const LICENCE_NAMES: Readonly<Record<string, string>> = {
  'Apache-2.0': 'Apache 2.0',
  'BSD-3-Clause': 'BSD 3-Clause',
  'OFL-1.1': 'SIL Open Font License 1.1',
};

/** The packages that the site depends on, and their licence. */
export const LIBRARIES: readonly { readonly what: string; readonly licence: string }[] = Object.entries(
  dependencies,
).map(([licence, names]) => ({ what: names.join(', '), licence: LICENCE_NAMES[licence] ?? licence }));
