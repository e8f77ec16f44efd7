/** What a reader's line and patience meet on each page: sizes, what a host may cache for ever, shifts, slow reactions. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Site } from '../test/support/site';
import { PAGES } from './links';
import { printTable } from './report';

/** Files whose name, folder or query changes with their content. */
const BY_CONTENT = /-[\w-]{8}\.\w+(?:\.bin)?$|\/answers\/[0-9a-f]{12}\/|\?v=[0-9a-f]{8}$/;

/** What changes only the page: folds, a table or its chart, orders of sorting. */
const HARMLESS = 'main summary, main [aria-pressed], main th button';

/** Runs in the page: sums layout shifts without a recent input, and keeps the longest of each interaction. */
const WATCH = `
globalThis.shifts = 0;
globalThis.interactions = new Map();
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) shifts += one.value;
}).observe({ type: 'layout-shift', buffered: true });
new PerformanceObserver((list) => {
  for (const { interactionId, duration } of list.getEntries())
    if (interactionId) interactions.set(interactionId, Math.max(duration, interactions.get(interactionId) ?? 0));
}).observe({ type: 'event', durationThreshold: 16, buffered: true });`;

/** Presses up to eight controls. */
async function pressControls(page: Page): Promise<number> {
  const controls = await page.locator(HARMLESS).filter({ visible: true }).all();
  const used = controls.slice(0, 8);
  for (const control of used) await control.click({ timeout: 5000 }).catch(() => {});
  return used.length;
}

async function look(browser: Browser, site: Site, route: string, figure: string, width: number) {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  try {
    const page = await context.newPage();
    await page.addInitScript({ content: WATCH });
    let bytes = 0;
    const changing: string[] = [];
    let requests = 0;
    page.on('requestfinished', async (request) => {
      const url = request.url();
      if (!url.startsWith(site.url)) return;
      requests++;
      if (!BY_CONTENT.test(url)) changing.push(url.slice(site.url.length) || 'index.html');
      const sizes = await request.sizes().catch(() => null);
      bytes += sizes ? sizes.responseBodySize + sizes.responseHeadersSize : 0;
    });
    await page.goto(site.url + route);
    await page.locator(figure).filter({ hasText: /\d/ }).first().waitFor({ timeout: 120_000 });
    await page.waitForLoadState('networkidle');
    const shifts = await page.evaluate<number>('shifts');
    const controls = await pressControls(page);
    // Entries arrive with the next frame.
    await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 200)))');
    const slowest = await page.evaluate<number>('Math.max(0, ...interactions.values())');
    return { bytes, requests, shifts, slowest, controls, changing };
  } finally {
    await context.close();
  }
}

function sizeOf(folder: string): { files: number; bytes: number } {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return {
    files: files.length,
    bytes: files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0),
  };
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

export async function benchPage(browser: Browser, site: Site): Promise<void> {
  if (site.folder) {
    const { files, bytes } = sizeOf(site.folder);
    const parts = ['assets', 'answers', 'data'].map((name) => {
      const part = sizeOf(join(site.folder ?? '', name));
      return [name, String(part.files), megabytes(part.bytes)];
    });
    printTable('The built site', ['', 'files', 'MB'], [['all', String(files), megabytes(bytes)], ...parts]);
  }
  const rows: string[][] = [];
  const names = new Set<string>();
  for (const [name, route, figure] of PAGES)
    for (const width of [1280, 360]) {
      const found = await look(browser, site, route, figure, width);
      for (const file of found.changing) names.add(file);
      rows.push([
        `${name}, ${width} px`,
        (found.bytes / 1000).toFixed(0),
        String(found.requests),
        String(found.changing.length),
        found.shifts.toFixed(3),
        `${found.slowest.toFixed(0)} (${found.controls})`,
      ]);
    }
  printTable(
    'Pages by link, cold, loopback; of the controls pressed, the slowest reaction',
    ['', 'kB', 'files', 'not by content', 'layout shift', 'slowest (ms)'],
    rows,
  );
  console.log(`\nFiles whose names do not change with their content: ${[...names].sort().join(', ')}`);
}
