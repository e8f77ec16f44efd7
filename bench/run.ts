/**
 * `npm run bench [name...]`: measures the production build in Chromium, and how often intervals cover. Read the ratios:
 * they hold across machines.
 */
import { type Browser, chromium } from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium } from '../test/support/chromium';
import { buildAndServe, type Site } from '../test/support/site';
import { benchCoverage } from './coverage';
import { benchCsv } from './csv';
import { benchExplore } from './explore';
import { benchLinks } from './links';
import { benchLoading } from './loading';
import { benchPage } from './page';
import { benchRunning } from './running';
import { benchScale } from './scale';
import { benchSoak } from './soak';
import { benchSql } from './sql';
import { benchStops } from './stops';

const BENCHES: Readonly<Record<string, (browser: Browser, site: Site) => Promise<void>>> = {
  loading: benchLoading,
  links: benchLinks,
  page: benchPage,
  explore: benchExplore,
  running: benchRunning,
  sql: benchSql,
  csv: benchCsv,
  soak: benchSoak,
  scale: benchScale,
};

/** What needs no site, and runs only when it is named: coverage takes the better part of an hour. */
const APART: Readonly<Record<string, () => Promise<void>>> = { coverage: benchCoverage, stops: benchStops };

const wanted = process.argv.slice(2);
const names = [...Object.keys(BENCHES), ...Object.keys(APART)];
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0)
  throw new Error(`No bench is named ${unknown.join(', ')}; there are ${names.join(', ')}`);

for (const [name, bench] of Object.entries(APART)) if (wanted.includes(name)) await bench();
if (wanted.length > 0 && wanted.every((name) => name in APART)) process.exit();

const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
const site = await buildAndServe();
try {
  for (const [name, bench] of Object.entries(BENCHES))
    if (wanted.length === 0 || wanted.includes(name)) await bench(browser, site);
} finally {
  await site.close();
  await browser.close();
}
