import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type HtmlTagDescriptor,
  type Plugin,
  type ResolvedConfig,
  runnerImport,
  transformWithOxc,
} from 'vite';
import { openFigures } from '../pipeline/duckdb';
import { chartColors } from '../src/charts/theme';
import { VIA_REPOSITORY } from '../src/domain/via/provenance';
import { dataManifest, manifestOf, versionIn } from './data-manifest';
import { withoutStyles } from './prerender';
import type * as Share from './share/pages';

const FOLDER = 'at/';

/** The picture of what has none of its own. */
const COMMON_PICTURE = `${FOLDER}explore.png`;

/** The site's address, ending in a slash, for links that must be absolute; null if the build is not told. */
export function siteAddress(given = process.env.SITE_ADDRESS): string | null {
  return given ? new URL(given.replace(/\/?$/, '/')).href : null;
}

/** The line that ends each page and picture. */
const sourceOf = (version: string): string =>
  `Figures recomputed from the authors’ release of Shen, Clark and Mitra (EMNLP 2025), commit ${VIA_REPOSITORY.commit.slice(0, 7)}; data version ${version}.`;

/** Colours of the light theme. */
export function lightColors(tokens: string) {
  return chartColors((name) => {
    const colour = new RegExp(`${name}: light-dark\\((#\\w+),`).exec(tokens)?.[1];
    if (!colour) throw new Error(`tokens.css has no colour ${name}`);
    return colour;
  });
}

interface Asked {
  readonly module: typeof Share;
  readonly pages: Awaited<ReturnType<typeof Share.sharedPages>>;
}

/** What the pages show, by the site's own SQL in Node's DuckDB. */
async function ask({ root, publicDir }: ResolvedConfig): Promise<Asked> {
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
    return { module, pages: await module.sharedPages((sql) => figures.query(sql)) };
  } finally {
    figures.close();
  }
}

/** The site's own function for the script of a page, which is too small to be bundled. */
async function routeWithSource(root: string): Promise<string> {
  const path = join(root, 'src/analysis/route-with.ts');
  const { code } = await transformWithOxc(readFileSync(path, 'utf8'), path);
  return code.replace('export function', 'function');
}

const meta = (attribute: 'name' | 'property', name: string, content: string) =>
  ({ tag: 'meta', attrs: { [attribute]: name, content }, injectTo: 'head' }) as const;

/** The card of the site as a whole, for links to any of its routes. */
function siteCard({ pages }: Asked): HtmlTagDescriptor[] {
  const site = siteAddress();
  const picture = `${site ?? './'}${COMMON_PICTURE}`;
  const about = pages.find(({ address }) => address === 'models')?.sentence ?? '';
  return [
    meta('property', 'og:description', `Do language models act on the values they state? ${about}`),
    meta('property', 'og:image', picture),
    meta('name', 'twitter:card', 'summary_large_image'),
    ...(site
      ? [
          meta('property', 'og:url', site),
          { tag: 'link', attrs: { rel: 'canonical', href: site }, injectTo: 'head' } as const,
        ]
      : []),
  ];
}

/** Writes a page for each thing that people share: see `src/analysis/shared-address.ts`. */
export function sharedPages(): Plugin {
  let config: ResolvedConfig;
  let tokens: string;
  let asked: Promise<Asked>;
  /** References to the emitted files. */
  let files: Readonly<Record<'shared' | 'missing' | 'style', string>>;
  return {
    name: 'shared-pages',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
    },
    async buildStart() {
      const { root } = config;
      const script = (name: string) => readFileSync(join(root, `vite/share/${name}.js`), 'utf8');
      tokens = readFileSync(join(root, 'src/ui/tokens.css'), 'utf8');
      const own = readFileSync(join(root, 'vite/share/shared-page.css'), 'utf8');
      const asset = (name: string, source: string) =>
        this.emitFile({ type: 'asset', name, source, originalFileName: `vite/share/${name}` });
      files = {
        shared: asset('shared-page.js', (await routeWithSource(root)) + script('lead-on')),
        missing: asset('missing-page.js', script('missing-page')),
        style: asset('shared-page.css', tokens + own),
      };
      asked = ask(config);
      // Whoever waits for it is told.
      asked.catch(() => {});
    },
    transformIndexHtml: async () => siteCard(await asked),
    async generateBundle() {
      const { module, pages } = await asked;
      const emit = (fileName: string, source: string | Uint8Array) =>
        this.emitFile({ type: 'asset', fileName, source });
      const site = siteAddress();
      const style = this.getFileName(files.style);
      const source = sourceOf(versionIn(manifestOf(join(config.publicDir, 'data'))));
      const built = { site, style, source, script: this.getFileName(files.shared) };
      const draw = module.keptPictures(config.root, join(config.cacheDir, 'pictures'), lightColors(tokens));
      for (const page of pages) {
        const path = FOLDER + page.address;
        const picture = page.chart ? `${path}.png` : COMMON_PICTURE;
        emit(`${path}.html`, module.sharedPageHtml(page, { ...built, picture }));
        if (page.chart) emit(picture, await draw(page, source));
      }
      emit('404.html', module.missingPageHtml({ ...built, script: this.getFileName(files.missing) }));
      if (site) emit('sitemap.xml', module.sitemap(site, pages));
    },
  };
}
