import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { makeSyntheticSite } from '../../bench/scale/synthetic-site';
import { offlineIo } from './offline-io';
import { buildSite, type Site, serveSite } from './site';

/** The answers of so many models take a minute to build; what they are is tested with the paper's. */
const withoutAnswers: Plugin = {
  name: 'without-answers',
  enforce: 'pre',
  resolveId: (id) => (id === 'virtual:known-answers' ? '\0no-answers' : undefined),
  load: (id) => (id === '\0no-answers' ? 'export const folder = null' : undefined),
};

/** A site with so many models in all, most of which do not exist. */
export async function siteWithModels(count: number): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'value-action-lens-'));
  const [publicDir, outDir] = [join(folder, 'public'), join(folder, 'site')];
  // With one variant of each prompt the answers are written in an eighth of the time.
  await makeSyntheticSite('public', publicDir, count, offlineIo(), 1);
  await buildSite(outDir, publicDir, withoutAnswers);
  const site = await serveSite(outDir);
  return {
    ...site,
    async close() {
      await site.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
