import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, ResolvedConfig } from 'vite';
import { parseManifest } from '../pipeline/manifest-text';
import { holdsVia, type Manifest } from '../src/domain/manifest';

/** As captions name it. */
export function versionIn({ version }: Pick<Manifest, 'version'>): string {
  return version ?? 'unversioned';
}

/**
 * What each module offers of the manifest. The first view needs two facts alone, and queries no sources, so these have
 * modules of their own.
 */
const MODULES: Readonly<Record<string, (manifest: Manifest) => unknown>> = {
  'virtual:data-manifest': (manifest) => manifest,
  'virtual:data-files': ({ files }) => files.map(({ sources: _, ...file }) => file),
  'virtual:data-version': versionIn,
  'virtual:holds-via': holdsVia,
};
const RESOLVED = '\0';

function read(path: string): Manifest {
  return parseManifest(path, readFileSync(path, 'utf8'));
}

/**
 * The manifest of all data files that this build ships: the committed figures and, if the build has it, VIA's
 * text (which then replaces the sample).
 */
export function manifestOf(dataFolder: string): Manifest {
  const figures = read(join(dataFolder, 'manifest.json'));
  const viaPath = join(dataFolder, 'via/manifest.json');
  if (!existsSync(viaPath)) return figures;
  const via = read(viaPath).files.map((file) => ({ ...file, path: `via/${file.path}` }));
  const tables = new Set(via.map(({ table }) => table));
  return { ...figures, files: [...figures.files.filter(({ table }) => !tables.has(table)), ...via] };
}

/** Offers the manifest as modules, so that the page knows its files without a request that could fail. */
export function dataManifest(dataFolder?: string): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'data-manifest',
    configResolved(resolved) {
      config = resolved;
    },
    resolveId: (id) => (id in MODULES ? `${RESOLVED}${id}` : undefined),
    load(id) {
      const offer = MODULES[id.slice(RESOLVED.length)];
      if (!id.startsWith(RESOLVED) || !offer) return undefined;
      return `export default ${JSON.stringify(offer(manifestOf(dataFolder ?? join(config.publicDir, 'data'))))}`;
    },
  };
}
