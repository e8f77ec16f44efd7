import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, ResolvedConfig } from 'vite';

const ID = 'virtual:dependencies';
const RESOLVED = `\0${ID}`;

/** Names of the packages that the site depends on, by the licence that each states; both in order. */
export function dependenciesByLicence(root: string): Record<string, string[]> {
  const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));
  const { dependencies } = read('package.json') as { dependencies: Record<string, string> };
  const found = new Map<string, string[]>();
  for (const name of Object.keys(dependencies).sort()) {
    const { license } = read(`node_modules/${name}/package.json`) as { license: string };
    found.set(license, [...(found.get(license) ?? []), name]);
  }
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Offers the packages that the site depends on, as a module. */
export function dependencies(): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'dependencies',
    configResolved(resolved) {
      config = resolved;
    },
    resolveId: (id) => (id === ID ? RESOLVED : undefined),
    load: (id) =>
      id === RESOLVED ? `export default ${JSON.stringify(dependenciesByLicence(config.root))}` : undefined,
  };
}
