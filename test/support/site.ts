import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Plugin, preview } from 'vite';

export interface Site {
  readonly url: string;
  /** Where its files are; none if somebody else serves it. */
  readonly folder?: string;
  close(): Promise<void>;
}

/**
 * Builds the production site into a folder, from `public` or the folder given instead.
 *
 * @param watch sees what the page and each of its workers are made of
 */
export async function buildSite(outDir: string, publicDir?: string, watch?: Plugin): Promise<void> {
  await build({
    configLoader: 'runner',
    logLevel: 'warn',
    ...(publicDir ? { publicDir } : {}),
    ...(watch ? { plugins: [watch], worker: { plugins: () => [watch] } } : {}),
    build: { outDir, emptyOutDir: true, rolldownOptions: { checks: { pluginTimings: false } } },
  });
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
