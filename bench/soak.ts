/** What stays behind when a reader goes through the pages for long: 500 steps on one page. */
import type { Browser, CDPSession, Page } from 'playwright-core';
import type { Site } from '../test/support/site';
import { printTable } from './report';

const STEPS = 500;
const REPORT_EVERY = 100;
const LIMIT = 300_000;

/** What the page has opened and not closed, as `watch` counts it. */
interface Held {
  readonly connections: number;
  readonly objectUrls: number;
}

/** Counts, from within the page, connections to DuckDB and object URLs. */
function watch(): void {
  const held = { connections: 0, objectUrls: 0 };
  Object.assign(window, { held });
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (this: Worker, ...sent: unknown[]) {
    const { type } = (sent[0] ?? {}) as { type?: string };
    if (type === 'CONNECT') held.connections++;
    if (type === 'DISCONNECT') held.connections--;
    return Reflect.apply(post, this, sent);
  } as typeof post;
  const { createObjectURL, revokeObjectURL } = URL;
  URL.createObjectURL = (object) => {
    held.objectUrls++;
    return createObjectURL(object);
  };
  URL.revokeObjectURL = (url) => {
    held.objectUrls--;
    revokeObjectURL(url);
  };
}

/** A page, and what shows that it is there. */
const VISITS: readonly (readonly [route: string, shown: string])[] = [
  ['#/', '#headline table'],
  ['#/explore', 'main tbody th'],
  ['#/explore?measure=kappa&by=topic', 'main tbody th'],
  ['#/compare', 'main tbody th'],
  ['#/case/Nigeria/Religion/Loyal', 'h1'],
  ['#/scenario/Egypt/Religion', 'main tbody th'],
  ['#/misaligned', 'main li, main tbody th'],
  ['#/dataset', 'h1'],
  ['#/models', 'main tbody'],
  ['#/data', 'h1'],
  ['#/run', 'h1'],
  ['#/about', 'h1'],
];

/** Asks in a new tab, has the answer drawn, and closes the tab. */
async function ask(page: Page, site: Site, step: number): Promise<void> {
  const sql = `SELECT range AS step, range * ${step} AS n FROM range(20000)`;
  await page.goto(`${site.url}#/sql?q=${encodeURIComponent(sql)}`);
  await page.locator('.result-grid-row').first().waitFor({ timeout: LIMIT });
  await page.getByRole('group', { name: 'View of the result' }).getByText('Chart').click();
  await page.locator('.vega-chart svg').waitFor({ timeout: LIMIT });
  await page
    .getByRole('button', { name: /^Close / })
    .last()
    .click();
}

async function measured(page: Page, cdp: CDPSession): Promise<string[]> {
  await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  const { connections, objectUrls } = await page.evaluate(() => (window as unknown as { held: Held }).held);
  return [
    (of('JSHeapUsedSize') / 2 ** 20).toFixed(1),
    String(of('Nodes')),
    String(of('JSEventListeners')),
    String(page.workers().length),
    String(connections),
    String(objectUrls),
  ];
}

export async function benchSoak(browser: Browser, site: Site): Promise<void> {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.addInitScript(watch);
  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable');
  await page.goto(site.url);
  const rows: string[][] = [];
  for (let step = 0; step <= STEPS; step++) {
    const [route, shown] = VISITS[step % (VISITS.length + 1)] ?? [];
    if (!route || !shown) await ask(page, site, step);
    else {
      await page.goto(site.url + route);
      await page.locator(shown).first().waitFor({ timeout: LIMIT });
    }
    if (step % REPORT_EVERY !== 0 && step !== VISITS.length) continue;
    // What ends when idle has ended.
    await page.goto(`${site.url}#/about`);
    await page.waitForTimeout(3000);
    rows.push([String(step), ...(await measured(page, cdp))]);
  }
  await context.close();
  printTable(
    'A visit of many steps, measured on the same page after a collection of garbage',
    ['steps', 'heap (MB)', 'nodes', 'listeners', 'workers', 'connections', 'object URLs'],
    rows,
  );
}
