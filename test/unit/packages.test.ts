import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, { hasInstallScript?: boolean; version: string }>;
};
const { allowScripts, dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  allowScripts: Record<string, boolean>;
  dependencies: Record<string, string>;
};
const nameOf = (path: string) => path.replace(/^.*node_modules\//, '');

it('no package runs a script when it is installed, and those that would are named', () => {
  const would = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript);
  expect(would.map(([path]) => nameOf(path)).sort()).toEqual(Object.keys(allowScripts).sort());
  expect(Object.values(allowScripts)).not.toContain(true);
  expect(readFileSync('.npmrc', 'utf8')).toMatch(/^ignore-scripts=true$/m);
});

it('`npm run sbom` lists in CycloneDX every package, and which of them are only for development', () => {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const bom = JSON.parse(execFileSync(npm, ['run', '--silent', 'sbom'], { encoding: 'utf8' })) as {
    bomFormat: string;
    components: { name: string; version: string; properties: { name: string }[] }[];
  };
  expect(bom.bomFormat).toBe('CycloneDX');
  const forSite = bom.components.filter(
    ({ properties }) => !properties.some(({ name }) => name === 'cdx:npm:package:development'),
  );
  const names = (entries: typeof bom.components) =>
    new Set(entries.map(({ name, version }) => `${name} ${version}`));
  const locked = Object.entries(packages).filter(([path]) => path !== '');
  expect(names(bom.components)).toEqual(
    new Set(locked.map(([path, { version }]) => `${nameOf(path)} ${version}`)),
  );
  expect([...names(forSite)]).toEqual(
    expect.arrayContaining(Object.entries(dependencies).map(([name, version]) => `${name} ${version}`)),
  );
  expect([...names(forSite)].filter((name) => name.startsWith('vitest '))).toEqual([]);
});
