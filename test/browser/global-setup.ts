import type { TestProject } from 'vitest/node';
import { findChromium } from '../support/chromium';
import { buildAndServe, type Site } from '../support/site';

declare module 'vitest' {
  export interface ProvidedContext {
    siteUrl: string;
    /** Its files; null where SITE_URL names it. */
    siteFolder: string | null;
    chromiumPath: string;
    /** Longest wait for anything, in milliseconds. */
    patience: number;
  }
}

/** Builds the site once for all browser tests. SITE_URL names one that is served already (while writing tests). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  project.provide('chromiumPath', findChromium());
  const served = process.env.SITE_URL;
  const site: Site = served ? { url: served, close: async () => {} } : await buildAndServe();
  project.provide('siteUrl', site.url);
  project.provide('siteFolder', site.folder ?? null);
  return () => site.close();
}
