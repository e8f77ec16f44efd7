import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { type Site, serveSite } from '../test/support/site';
import { compressedWasm } from '../vite/compressed-wasm';
import { dataManifest } from '../vite/data-manifest';
import { duckdbWorker } from '../vite/duckdb-worker';
import { emptyDatabase } from '../vite/empty-database';

/** Builds and serves a page with the workbench alone, and a DuckDB without it. */
export async function workbenchSite(): Promise<Site> {
  const outDir = mkdtempSync(join(tmpdir(), 'workbench-'));
  await build({
    configFile: false,
    root: resolve('bench/workbench'),
    base: './',
    publicDir: resolve('public'),
    logLevel: 'error',
    plugins: [dataManifest(), compressedWasm(), emptyDatabase()],
    worker: {
      format: 'es',
      plugins: () => [duckdbWorker()],
      rolldownOptions: { checks: { eval: false } },
    },
    build: { outDir, emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0 },
  });
  const site = await serveSite(outDir);
  return {
    url: site.url,
    close: async () => {
      await site.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
