import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LIBRARIES } from '../../../../src/views/about/libraries';

interface Package {
  readonly license: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

const packageFile = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Package;

/** A package's `license`, where the page words it differently. */
const SPDX: Readonly<Record<string, string>> = {
  'Apache 2.0': 'Apache-2.0',
  'BSD 3-Clause': 'BSD-3-Clause',
  'SIL Open Font License 1.1': 'OFL-1.1',
};

const listed = Object.entries(LIBRARIES).flatMap(([licence, libraries]) =>
  Object.values(libraries)
    .flat()
    .map((name) => [name, licence] as const),
);
const source = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(tsx?|css)$/.test(path))
  .map((path) => readFileSync(join('src', path), 'utf8'))
  .join('\n');

describe('the libraries that About lists', () => {
  it('are those that the site depends on', () => {
    const { dependencies } = packageFile('package.json');
    expect(listed.map(([name]) => name).sort()).toEqual(Object.keys(dependencies).sort());
  });

  it.each(listed)('have %s, which the source imports, with its licence: %s', (name, licence) => {
    expect(source).toMatch(new RegExp(`['"(]${name}['"/]`));
    expect(packageFile(`node_modules/${name}/package.json`).license).toBe(SPDX[licence] ?? licence);
  });
});
