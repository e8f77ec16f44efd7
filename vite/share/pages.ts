/** All pages to share, and how each is drawn. Loaded by Vite's runner, as part of the site's own code. */
import type { ListedModel } from '../../src/analysis/listed-model';
import { SHARED_PAGES } from '../../src/analysis/shared-address';
import { datasetPage, explorePages } from './explore';
import { findingPages } from './findings';
import { otherPages } from './others';
import { type RunSql, ratesPages } from './rates';
import type { SharedPage } from './shared-page';

export { keptPictures } from './kept-pictures';
export { missingPageHtml, sharedPageHtml, sitemap } from './page-html';

const MODELS_SQL = 'SELECT model, label, origin, note FROM models ORDER BY label';

/** @throws if two pages have one address, or one that links lead to is missing */
export async function sharedPages(runSql: RunSql): Promise<readonly SharedPage[]> {
  const listed = await runSql<ListedModel>(MODELS_SQL);
  const pages = [
    ...(await findingPages(runSql)),
    ...(await ratesPages(runSql)),
    ...(await explorePages(runSql, listed)),
    await datasetPage(runSql),
    ...(await otherPages(runSql, listed)),
  ];
  const addresses = new Set(pages.map(({ address }) => address));
  if (addresses.size < pages.length) throw new Error('Two pages to share have one address');
  for (const page of SHARED_PAGES) if (!addresses.has(page)) throw new Error(`The page ${page} has no card`);
  return pages;
}
