import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildData, type DataBuild } from '../../../pipeline/build-data';
import type { Io } from '../../../pipeline/io';
import type { Manifest } from '../../../src/domain/manifest';

export const COMMITTED = 'public/data';

/** A folder under which a build may write; `remove` takes it away. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'build-data-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Builds into `<folder>/data`, beginning from the committed figures as `npm run data` does in a fresh checkout. */
export async function buildInto(
  folder: string,
  io: Io,
  release?: string,
  more: Pick<DataBuild, 'rawTask2' | 'rawFiles'> = {},
): Promise<string> {
  const outputFolder = join(folder, 'data');
  if (!existsSync(outputFolder))
    cpSync(COMMITTED, outputFolder, { recursive: true, filter: (path) => path !== join(COMMITTED, 'via') });
  await buildData(io, {
    pipelineFolder: 'pipeline',
    outputFolder,
    cacheFolder: join(folder, 'cache'),
    release,
    ...more,
  });
  return outputFolder;
}

/** Every file under a folder by its relative path. */
export function filesUnder(folder: string): Map<string, Buffer> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    entries
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path)]),
  );
}

/** Files that differ between two folders, or are in only one. */
export function differences(a: Map<string, Buffer>, b: Map<string, Buffer>): string[] {
  const names = [...new Set([...a.keys(), ...b.keys()])].sort();
  return names.filter((name) => !a.get(name)?.equals(b.get(name) ?? Buffer.alloc(0)));
}

/** The committed figures: everything but VIA's text. */
export function figuresIn(folder: string): Map<string, Buffer> {
  return new Map([...filesUnder(folder)].filter(([path]) => !path.startsWith('via/')));
}

export function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
}
