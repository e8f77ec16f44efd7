import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Plugin } from 'vite';
import { makeSyntheticSite } from '../../bench/scale/synthetic-site';
import { offlineIo } from './offline-io';
import { buildSite, type Site, serveSite } from './site';

/** More than a heat table or a list renders whole. */
export const OTHER_MODELS = 64;

/** Plugins whose work is tested with the paper's models. */
const LEFT_OUT = ['shared-pages', 'open-data'];

/** The answers of so many models take a minute to build; what they are is tested with the paper's. */
const withoutAnswers: Plugin = {
  name: 'without-answers',
  enforce: 'pre',
  resolveId: (id) => (id === 'virtual:known-answers' ? '\0no-answers' : undefined),
  load: (id) => (id === '\0no-answers' ? 'export const folder = null' : undefined),
};

/**
 * Builds the site as offline, without the release's actions, and with many models, most of which do not exist.
 *
 * @param folder of its own; the site's files are in `site` beneath it
 */
export async function buildOther(folder: string): Promise<void> {
  const publicDir = join(folder, 'public');
  // Few answers, since writing them takes longer than building the site.
  await makeSyntheticSite('public', publicDir, OTHER_MODELS, offlineIo(), { variants: 1, countries: 1 });
  rmSync(join(publicDir, 'data/via'), { recursive: true, force: true });
  await buildSite(join(folder, 'site'), { publicDir, watch: withoutAnswers, leftOut: LEFT_OUT });
}

/** Builds it in a process of its own, beside others. */
export async function buildOtherApart(folder: string): Promise<void> {
  await promisify(execFile)(process.execPath, ['--import', 'tsx', fileURLToPath(import.meta.url), folder]);
}

/** Builds and serves it. */
export async function buildAndServeOther(): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'value-action-lens-'));
  await buildOtherApart(folder);
  const site = await serveSite(join(folder, 'site'));
  return {
    ...site,
    async close() {
      await site.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const [, script, folder] = process.argv;
if (script?.endsWith('other-site.ts') && folder) await buildOther(folder);
