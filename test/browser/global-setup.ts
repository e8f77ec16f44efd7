import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findChromium } from '../support/chromium';
import { type Site, serveSite } from '../support/site';
import { buildSites, SITE_IN } from '../support/sites';

declare module 'vitest' {
  export interface ProvidedContext {
    siteUrl: string;
    /** The address of the site without VIA, with many models; null where SITE_URL names the site. */
    otherUrl: string | null;
    /** Its files; null where SITE_URL names it. */
    siteFolder: string | null;
    /** The address of its DuckDB. */
    duckdbUrl: string;
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

/** The sites that were built already, or are built now; each with what it serves. */
async function serveSites(): Promise<{ readonly sites: readonly [Site, Site]; readonly remove: () => void }> {
  const { SITES } = process.env;
  const folder = SITES ?? mkdtempSync(join(tmpdir(), 'value-action-lens-'));
  if (!SITES) await buildSites(folder);
  return {
    sites: await Promise.all([serveSite(join(folder, SITE_IN.site)), serveSite(join(folder, SITE_IN.other))]),
    remove: () => SITES ?? rmSync(folder, { recursive: true, force: true }),
  };
}

/**
 * Serves the sites of all browser tests. SITES names the folder of those that are built already; SITE_URL the address of
 * one that is served already (while writing tests).
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  project.provide('chromiumPath', findChromium());
  const served = process.env.SITE_URL;
  const { sites, remove } = served ? { sites: [], remove() {} } : await serveSites();
  const [site, other] = sites;
  const url = site?.url ?? served ?? '';
  project.provide('siteUrl', url);
  project.provide('siteFolder', site?.folder ?? null);
  project.provide('duckdbUrl', new URL(duckdbIn(site?.folder ?? 'dist'), url).href);
  project.provide('otherUrl', other?.url ?? null);
  return async () => {
    await Promise.all(sites.map((own) => own.close()));
    remove();
  };
}
