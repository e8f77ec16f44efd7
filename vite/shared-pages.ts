import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Plugin, type ResolvedConfig, runnerImport } from 'vite';
import { openFigures } from '../pipeline/duckdb';
import { chartColors } from '../src/charts/theme';
import { VIA_REPOSITORY } from '../src/domain/via/provenance';
import { dataManifest } from './data-manifest';
import { withoutStyles } from './prerender';
import type { Built } from './share/page-html';
import type * as Share from './share/pages';

const FOLDER = 'at/';

/** The picture of what has none of its own. */
const COMMON_PICTURE = `${FOLDER}explore.png`;

/** The site's address, ending in a slash, for links that must be absolute; null if the build is not told. */
export function siteAddress(given = process.env.SITE_ADDRESS): string | null {
  return given ? new URL(given.replace(/\/?$/, '/')).href : null;
}

const SOURCE = `Figures recomputed from the authors’ release of Shen, Clark and Mitra (EMNLP 2025), commit ${VIA_REPOSITORY.commit.slice(0, 7)}.`;

/** Colours of the light theme. */
function lightColors(tokens: string) {
  return chartColors((name) => {
    const colour = new RegExp(`${name}: light-dark\\((#\\w+),`).exec(tokens)?.[1];
    if (!colour) throw new Error(`tokens.css has no colour ${name}`);
    return colour;
  });
}

type Emit = (fileName: string, source: string | Uint8Array) => void;

async function write(
  { root, publicDir, cacheDir }: ResolvedConfig,
  tokens: string,
  built: Pick<Built, 'script' | 'style'>,
  emit: Emit,
): Promise<void> {
  const dataFolder = join(publicDir, 'data');
  const { module } = await runnerImport<typeof Share>(join(root, 'vite/share/pages.ts'), {
    root,
    configFile: false,
    plugins: [withoutStyles, dataManifest(dataFolder)],
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    logLevel: 'warn',
  });
  const figures = await openFigures(dataFolder);
  try {
    const draw = module.keptPictures(root, join(cacheDir, 'pictures'), lightColors(tokens));
    const site = siteAddress();
    for (const page of await module.sharedPages((sql) => figures.query(sql))) {
      const path = FOLDER + page.address;
      const picture = page.chart ? `${path}.png` : COMMON_PICTURE;
      emit(`${path}.html`, module.sharedPageHtml(page, { ...built, site, picture, source: SOURCE }));
      if (page.chart) emit(picture, await draw(page, SOURCE));
    }
  } finally {
    figures.close();
  }
}

/** Writes a page for each thing that people share: see `src/analysis/shared-address.ts`. */
export function sharedPages(): Plugin {
  let config: ResolvedConfig;
  let tokens: string;
  let script: string;
  let style: string;
  return {
    name: 'shared-pages',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
    },
    buildStart() {
      const { root } = config;
      tokens = readFileSync(join(root, 'src/ui/tokens.css'), 'utf8');
      const own = readFileSync(join(root, 'vite/share/shared-page.css'), 'utf8');
      script = this.emitFile({ type: 'chunk', id: join(root, 'src/shared-page.ts'), name: 'shared-page' });
      style = this.emitFile({ type: 'asset', name: 'shared-page.css', source: tokens + own });
    },
    async generateBundle() {
      const built = { script: this.getFileName(script), style: this.getFileName(style) };
      await write(config, tokens, built, (fileName, source) =>
        this.emitFile({ type: 'asset', fileName, source }),
      );
    },
  };
}
