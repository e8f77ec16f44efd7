import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, loadConfigFromFile, mergeConfig, type Plugin, preview } from 'vite';

export interface Site {
  readonly url: string;
  /** Where its files are; none if somebody else serves it. */
  readonly folder?: string;
  close(): Promise<void>;
}

interface BuildOptions {
  /** Instead of `public`. */
  readonly publicDir?: string;
  /** Sees what the page and each of its workers are made of. */
  readonly watch?: Plugin;
  /** Names of the site's plugins that do nothing for the test. */
  readonly leftOut?: readonly string[];
}

/** Builds the production site into a folder. */
export async function buildSite(
  outDir: string,
  { publicDir, watch, leftOut = [] }: BuildOptions = {},
): Promise<void> {
  const loaded = await loadConfigFromFile(
    { command: 'build', mode: 'production' },
    undefined,
    undefined,
    'silent',
    undefined,
    'runner',
  );
  const config = loaded?.config ?? {};
  const plugins = (config.plugins ?? []).filter(
    (plugin) => !(plugin && 'name' in plugin && leftOut.includes(plugin.name)),
  );
  await build(
    mergeConfig(
      { ...config, plugins },
      {
        configFile: false,
        logLevel: 'warn',
        ...(publicDir ? { publicDir } : {}),
        ...(watch ? { plugins: [watch], worker: { plugins: () => [watch] } } : {}),
        build: { outDir, emptyOutDir: true, rolldownOptions: { checks: { pluginTimings: false } } },
      },
    ),
  );
}

/** Serves a built site on a loopback port: a free one, or the one given. */
export async function serveSite(outDir: string, port = 0): Promise<Site> {
  const server = await preview({
    configLoader: 'runner',
    logLevel: 'warn',
    build: { outDir },
    preview: { port, host: '127.0.0.1', strictPort: true },
  });
  const url = server.resolvedUrls?.local[0];
  if (!url) throw new Error('The preview server has no address');
  return { url, folder: outDir, close: () => server.close() };
}

/** Builds into a temporary folder and serves it; the folder is removed when the site closes. */
export async function buildAndServe(): Promise<Site> {
  const outDir = mkdtempSync(join(tmpdir(), 'value-action-lens-'));
  await buildSite(outDir);
  const site = await serveSite(outDir);
  return {
    ...site,
    async close() {
      await site.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
