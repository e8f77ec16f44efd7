import { join } from 'node:path';
import type { Plugin, Rollup } from 'vite';
import { EMBEDDED } from './notices/embedded-parts';
import { noticesText } from './notices/notices-text';
import { packagesOf } from './notices/packages';

/** In the root of the site. */
export const NOTICES_FILE = 'third-party-notices.txt';

/** The bundlers' own helpers, which have no file. */
const HELPERS: Readonly<Record<string, string>> = {
  '\0vite/': 'node_modules/vite/',
  '\0rolldown/': 'node_modules/rolldown/',
};

/** The files behind a bundle: those of its modules, and those that it copies. */
function filesOf(bundle: Rollup.OutputBundle, root: string): string[] {
  return Object.values(bundle)
    .flatMap((file) =>
      file.type === 'chunk' ? file.moduleIds : file.originalFileNames.map((name) => join(root, name)),
    )
    .map((id) => {
      const helper = Object.keys(HELPERS).find((prefix) => id.startsWith(prefix));
      return helper ? join(root, id.replace(helper, HELPERS[helper] ?? '')) : id.replace(/\?.*$/, '');
    });
}

/**
 * Collects what the page and its workers are made of, and ships the licences of all packages among it. Each worker is
 * a bundle of its own, made before the page's is finished.
 */
export function thirdPartyNotices(): { page(): Plugin; worker(): Plugin } {
  const files = new Set<string>();
  let root = '';
  const add = (bundle: Rollup.OutputBundle) => {
    for (const file of filesOf(bundle, root)) files.add(file);
  };
  return {
    page: () => ({
      name: 'third-party-notices',
      apply: 'build',
      configResolved(config) {
        root = config.root;
      },
      buildStart() {
        files.clear();
      },
      generateBundle: {
        order: 'post',
        handler(_options, bundle) {
          add(bundle);
          const source = noticesText(packagesOf(files), EMBEDDED);
          this.emitFile({ type: 'asset', fileName: NOTICES_FILE, source });
        },
      },
    }),
    worker: () => ({
      name: 'third-party-notices-of-a-worker',
      generateBundle: (_options, bundle) => add(bundle),
    }),
  };
}
