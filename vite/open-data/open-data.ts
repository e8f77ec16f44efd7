import { join } from 'node:path';
import type { Plugin, ResolvedConfig } from 'vite';
import { citations } from '../../src/domain/citation';
import { holdsDatabase } from '../../src/domain/manifest';
import { worksOf } from '../citations';
import { manifestOf, versionIn } from '../data-manifest';
import { croissant } from './croissant';
import { type Description, jsonLd } from './describe';
import { LENS_DATABASE, lensDatabaseFile } from './lens-database';

/** The Croissant description's name in `dist`. */
export const CROISSANT = 'croissant.json';

/** What is to be said of a data folder. */
export function descriptionOf(root: string, dataFolder: string): Description {
  const manifest = manifestOf(dataFolder);
  const works = worksOf(root);
  const visit = { day: manifest.released ?? '', site: './', dataVersion: versionIn(manifest) };
  return { manifest, works, citeAs: citations(works, visit)[0]?.bibtex ?? '' };
}

/** Ships the data as machines look for it: a DuckDB database, a Croissant description, and JSON-LD in the page. */
export function openData(): Plugin {
  let config: ResolvedConfig;
  const dataFolder = () => join(config.publicDir, 'data');
  return {
    name: 'open-data',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
    },
    async generateBundle() {
      const description = descriptionOf(config.root, dataFolder());
      const emit = (fileName: string, source: string | Uint8Array) =>
        this.emitFile({ type: 'asset', fileName, source });
      emit(CROISSANT, `${JSON.stringify(croissant(description), null, 1)}\n`);
      if (holdsDatabase(description.manifest)) emit(LENS_DATABASE, await lensDatabaseFile(dataFolder()));
    },
    transformIndexHtml() {
      const description = descriptionOf(config.root, dataFolder());
      const files = [
        { file: CROISSANT, format: 'application/ld+json' },
        ...(holdsDatabase(description.manifest)
          ? [{ file: LENS_DATABASE, format: 'application/vnd.duckdb' }]
          : []),
      ];
      // Safe inside a script element.
      const children = JSON.stringify(jsonLd(description, files)).replaceAll('<', '\\u003c');
      return [{ tag: 'script', attrs: { type: 'application/ld+json' }, children, injectTo: 'body' }];
    },
  };
}
