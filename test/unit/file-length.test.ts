import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const LIMIT = 300;
const FOLDERS = ['src', 'pipeline', 'vite', 'test', 'bench'];

function lengths(folder: string): [path: string, lines: number][] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(tsx?|css|sql)$/.test(path))
    .map((path) => join(folder, path))
    .map((path) => [path, readFileSync(path, 'utf8').trimEnd().split('\n').length]);
}

it(`has no file over ${LIMIT} lines`, () => {
  const files = FOLDERS.flatMap(lengths);
  expect(files.length).toBeGreaterThan(500);
  expect(files.filter(([, lines]) => lines > LIMIT)).toEqual([]);
});
