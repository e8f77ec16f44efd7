/** The sites of the browser tests. `npx tsx test/support/sites.ts FOLDER` builds them, to be named in SITES. */
import { join } from 'node:path';
import { buildOtherApart } from './other-site';
import { buildSite } from './site';

/** Where a site's files are, in the folder of all. */
export const SITE_IN = { site: 'site', other: 'other/site' } as const;

/** Builds both, side by side. */
export async function buildSites(folder: string): Promise<void> {
  await Promise.all([buildSite(join(folder, SITE_IN.site)), buildOtherApart(join(folder, 'other'))]);
}

const [, script, folder] = process.argv;
if (script?.endsWith('sites.ts') && folder) await buildSites(folder);
