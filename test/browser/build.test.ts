import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { buildSite } from '../support/site';

/** All files under a folder with their SHA-256. */
function hashes(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = files.map((file) => join(file.parentPath, file.name).slice(folder.length + 1)).sort();
  return Object.fromEntries(
    paths.map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex'),
    ]),
  );
}

/** Modules, and files copied, by the file of the site that they went into. */
const madeOf = new Map<string, readonly string[]>();
const watch: Plugin = {
  name: 'watch-the-bundles',
  generateBundle: {
    // Seeing what other plugins add at the end.
    order: 'post',
    handler(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk') madeOf.set(file.fileName, file.moduleIds);
        else if (!madeOf.has(file.fileName)) madeOf.set(file.fileName, file.originalFileNames);
      }
    },
  },
};

const folder = mkdtempSync(join(tmpdir(), 'value-action-lens-again-'));
beforeAll(() => buildSite(join(folder, 'site'), { watch }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('gives the same bytes when the site is built again', async () => {
  let first = inject('siteFolder');
  if (!first) {
    first = join(folder, 'first');
    await buildSite(first);
  }
  const again = hashes(join(folder, 'site'));
  expect(Object.keys(again)).toContain('index.html');
  expect(again).toEqual(hashes(first));
});

it('ships the licence of every package that a file of the site is made of', () => {
  const notices = readFileSync(join(folder, 'site/third-party-notices.txt'), 'utf8');
  const scripts = Object.keys(hashes(join(folder, 'site'))).filter((path) => path.endsWith('.js'));
  // Were a worker's modules not seen, its packages would not be missed.
  expect(scripts.filter((path) => !madeOf.get(path)?.length)).toEqual([]);
  const folders = [...madeOf.values()]
    .flat()
    .map((id) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id.replaceAll('\\', '/'))?.[0])
    .filter((path) => path !== undefined);
  const names = new Set(
    folders.map((path) => {
      const { name, version } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
      return `${name} ${version}`;
    }),
  );
  expect(names.size).toBeGreaterThan(90);
  expect([...names].filter((name) => !notices.includes(`\n${name} (`))).toEqual([]);
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    dependencies: Record<string, string>;
  };
  expect(Object.keys(dependencies).filter((name) => !notices.includes(`\n${name} `))).toEqual([]);
});
