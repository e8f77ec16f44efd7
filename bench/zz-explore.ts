import { chromium } from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium } from '../test/support/chromium';
import { serveSite } from '../test/support/site';
import { measureExplorer, VIEWS } from './explore';
const site = await serveSite(process.argv[2] ?? '/tmp/w/sites/site');
const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
for (let i = 0; i < Number(process.argv[3] ?? 2); i++)
for (const v of VIEWS) { const view = process.argv[4] ? { ...v, hasIntervals: false } : v;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, serviceWorkers: 'block' });
  const t = await measureExplorer(await context.newPage(), site, view);
  const r = t.map((x) => x.repaint).sort((a, b) => b - a);
  console.log(view.name, 'p50', r[20].toFixed(0), 'top', r.slice(0, 10).map((x) => x.toFixed(0)).join(' '), 'q', t.slice(0, 8).map((x) => x.query.toFixed(0)).join(' '), '| first', t.slice(0, 8).map((x) => x.repaint.toFixed(0)).join(' '));
  await context.close();
}
await browser.close(); await site.close();
