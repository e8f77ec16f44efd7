import { join } from 'node:path';
import { type Plugin, type ResolvedConfig, runnerImport } from 'vite';
import { OVERVIEW_DATA_ID, type OverviewData } from '../src/analysis/overview-data';
import { dataManifest } from './data-manifest';
import { overviewData } from './overview-data';

const MOUNT = '<div id="app"></div>';

interface PrerenderModule {
  renderOverview(data: OverviewData): string;
}

/** Styles do not matter in Node. */
export const withoutStyles: Plugin = {
  name: 'without-styles',
  enforce: 'pre',
  resolveId: (id) => (id.endsWith('.css') ? '\0no-style' : undefined),
  load: (id) => (id === '\0no-style' ? 'export {}' : undefined),
};

/** JSON that is safe inside a script element. */
function embeddable(data: OverviewData): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}

/**
 * Puts the overview, rendered from the figures of the data folder, into `index.html`: readable without JavaScript, and
 * with the rows beside it as JSON, so that the browser hydrates the page without requesting anything.
 */
export function prerender(): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'prerender-overview',
    configResolved(resolved) {
      config = resolved;
    },
    transformIndexHtml: {
      order: 'pre',
      async handler(html) {
        if (!html.includes(MOUNT)) throw new Error(`index.html must hold ${MOUNT}`);
        const dataFolder = join(config.publicDir, 'data');
        const data = await overviewData(dataFolder);
        const { module } = await runnerImport<PrerenderModule>(join(config.root, 'src/prerender.tsx'), {
          root: config.root,
          configFile: false,
          plugins: [withoutStyles, dataManifest(dataFolder)],
          oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
          logLevel: 'warn',
        });
        return html.replace(
          MOUNT,
          () =>
            `<div id="app">${module.renderOverview(data)}</div>\n` +
            `    <script type="application/json" id="${OVERVIEW_DATA_ID}">${embeddable(data)}</script>`,
        );
      },
    },
  };
}
