import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSite, type Site, serveSite } from './site';

/** The site as built offline, without the release's actions; the given one, if it is already such a site. */
export async function siteWithoutVia(given: string): Promise<Site> {
  if (!existsSync('public/data/via/manifest.json')) return { url: given, close: async () => {} };
  const folder = mkdtempSync(join(tmpdir(), 'value-action-lens-'));
  const [publicDir, outDir] = [join(folder, 'public'), join(folder, 'site')];
  cpSync('public', publicDir, { recursive: true });
  rmSync(join(publicDir, 'data/via'), { recursive: true });
  await buildSite(outDir, publicDir);
  const site = await serveSite(outDir);
  return {
    ...site,
    async close() {
      await site.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
