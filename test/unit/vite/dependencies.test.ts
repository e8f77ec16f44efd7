import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { dependenciesByLicence } from '../../../vite/dependencies';

it('names every package that the site depends on, under a licence that lets it be shipped', () => {
  const found = dependenciesByLicence(process.cwd());
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(Object.values(found).flat().sort()).toEqual(Object.keys(dependencies).sort());
  expect(Object.keys(found)).toEqual([
    'Apache-2.0',
    'BSD-3-Clause',
    'ISC',
    'MIT',
    'MIT OR Apache-2.0',
    'OFL-1.1',
    'Unlicense',
  ]);
  expect(found['OFL-1.1']).toEqual(['@fontsource-variable/inter', '@fontsource/source-serif-4']);
});
