import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** What a browser may refuse, and the only room that touches it. */
const DOORS: readonly (readonly [RegExp, string])[] = [
  [/\bnavigator\.(?:locks|storage|clipboard|wakeLock|serviceWorker)\b/, 'src/platform/'],
  [/\b(?:localStorage|sessionStorage|BroadcastChannel|SharedWorker|caches)\b(?=[.?()[])/, 'src/platform/'],
  [/\bindexedDB\b(?=[.?])/, 'src/storage/'],
];

/** Code that runs within workers, as text: it handles the refusal itself. */
const APART = ['src/worker/fetched-by-workers.ts'];

const COMMENTS = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm;

function elsewhere(files: Iterable<readonly [path: string, source: string]>): string[] {
  return [...files].flatMap(([path, source]) => {
    if (APART.includes(path)) return [];
    const code = source.replace(COMMENTS, '');
    return DOORS.filter(([use, room]) => use.test(code) && !path.startsWith(room)).map(
      ([use, room]) => `${path} uses ${use.exec(code)?.[0]}, which ${room} does`,
    );
  });
}

const SOURCES = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => join('src', path).replaceAll('\\', '/'))
  .map((path) => [path, readFileSync(path, 'utf8')] as const);

it('uses what a browser may refuse through the room that handles the refusal', () => {
  expect(SOURCES.length).toBeGreaterThan(300);
  expect(elsewhere(SOURCES)).toEqual([]);
  // Each is used at all, so that a pattern that finds nothing is noticed.
  for (const [use] of DOORS) expect(SOURCES.some(([, source]) => use.test(source))).toBe(true);
});

it.each([
  "void navigator.locks?.request('a', () => {});",
  'await navigator.storage.estimate();',
  "sessionStorage.getItem('a');",
  "const cache = await caches.open('a');",
  "new BroadcastChannel('a');",
  'await indexedDB.databases?.();',
])('finds %s', (code) => {
  expect(elsewhere([['src/state/a.ts', code]])).toHaveLength(1);
  expect(elsewhere([['src/state/a.ts', `// ${code}`]])).toEqual([]);
});
