import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findChromium } from '../support/chromium';
import { buildAndServeOther } from '../support/other-site';
import { buildAndServe, type Site } from '../support/site';

declare module 'vitest' {
  export interface ProvidedContext {
    siteUrl: string;
    /** The address of the site without VIA, with many models; null where SITE_URL names the site. */
    otherUrl: string | null;
    /** Its files; null where SITE_URL names it. */
    siteFolder: string | null;
    /** The address of its DuckDB; null likewise. */
    duckdbUrl: string | null;
    chromiumPath: string;
    /** Longest wait for anything, in milliseconds. */
    patience: number;
  }
}

/** Path of DuckDB's WebAssembly within a built site. */
function duckdbIn(folder: string): string {
  const name = readdirSync(join(folder, 'assets')).find((file) => /^duckdb-eh\.wasm/.test(file));
  if (!name) throw new Error(`There is no DuckDB in ${folder}`);
  return `assets/${name}`;
}

/** Builds the sites once for all browser tests. SITE_URL names one that is served already (while writing tests). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  project.provide('chromiumPath', findChromium());
  const served = process.env.SITE_URL;
  const given: Site | null = served ? { url: served, close: async () => {} } : null;
  // Side by side.
  const [site, other] = await Promise.all([given ?? buildAndServe(), given ? null : buildAndServeOther()]);
  project.provide('siteUrl', site.url);
  project.provide('siteFolder', site.folder ?? null);
  const folder = site.folder ?? (served ? 'dist' : null);
  project.provide('duckdbUrl', folder ? new URL(duckdbIn(folder), site.url).href : null);
  project.provide('otherUrl', other?.url ?? null);
  return async () => {
    await Promise.all([site.close(), other?.close()]);
  };
}
