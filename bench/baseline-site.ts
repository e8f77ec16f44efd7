import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { type Site, serveSite } from '../test/support/site';
import { dataManifest } from '../vite/data-manifest';

/** Builds and serves the page to measure against, for as long as it is used. */
export async function withBaseline(use: (baseline: Site) => Promise<void>): Promise<void> {
  const outDir = mkdtempSync(join(tmpdir(), 'baseline-'));
  await build({
    configFile: false,
    root: resolve('bench/baseline'),
    base: './',
    publicDir: resolve('public'),
    logLevel: 'error',
    plugins: [dataManifest()],
    build: { outDir, emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0 },
  });
  const site = await serveSite(outDir);
  try {
    await use(site);
  } finally {
    await site.close();
    rmSync(outDir, { recursive: true, force: true });
  }
}
