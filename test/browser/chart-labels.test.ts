import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { chartFaults, chartsDrawn, showCharts } from './chart-texts';
import { sharedBrowser, siteUrl, viewIsThere } from './harness';
import { run } from './sql-page';

const browser = sharedBrowser();

const WIDE = { width: 1280, height: 900 };
const PHONE = { width: 360, height: 720 };

let page: Page;
beforeAll(async () => {
  ({ page } = await browser.visit({ route: '#/' }));
});

/** The pages with charts: how many there are at least, and what to do first where the page does not show them at once. */
const PAGES: readonly { route: string; least: number; open?: () => Promise<unknown> }[] = [
  {
    route: '#/',
    least: 6,
    open: async () => {
      await page.locator('#headline [data-cell="0,1"]').click();
      // On a phone most chapters are closed.
      await page.locator('.chapter:not(.is-open) .chapter-toggle').evaluateAll((all) => {
        for (const each of all) (each as HTMLElement).click();
      });
    },
  },
  { route: '#/findings', least: 12, open: () => page.locator('.figure').nth(11).waitFor() },
  { route: '#/explore?show=chart', least: 1, open: () => page.locator('.explore-chart').waitFor() },
  { route: '#/explore', least: 2, open: () => page.locator('.explore [data-cell="0,0"]').click() },
  { route: '#/compare', least: 5 },
  { route: '#/scenario/Nigeria/Politics', least: 4 },
  { route: '#/case/Nigeria/Politics/Wealth', least: 2 },
  { route: '#/misaligned?country=Nigeria', least: 1 },
  { route: '#/data', least: 1 },
  { route: '#/evidence', least: 1 },
];

/** What is wrong with the charts of the page at both widths. */
async function faultsAtBoth(): Promise<string[]> {
  const found: string[] = [];
  for (const size of [PHONE, WIDE]) {
    await page.setViewportSize(size);
    await chartsDrawn(page);
    found.push(...(await chartFaults(page)).map((fault) => `${size.width} px: ${fault}`));
  }
  return found;
}

test.each(PAGES)(
  'the charts of $route have texts that can be read, over nothing, and fill their column',
  async ({ route, least, open }) => {
    await page.goto(`${siteUrl()}#/nowhere`);
    await page.goto(siteUrl() + route);
    await viewIsThere(page);
    await open?.();
    expect(await showCharts(page, least)).toBeGreaterThanOrEqual(least);
    expect(await faultsAtBoth()).toEqual([]);
  },
);

const RESULTS = [
  ['bars', 'SELECT model, alignment_rate FROM model_alignment'],
  ['lines', 'SELECT v AS variant, m AS model, v * m AS rate FROM range(8) a(v), range(6) b(m)'],
  ['a heatmap', 'SELECT topic, model, alignment_rate FROM topic_alignment'],
] as const;

test.each(RESULTS)('the chart of a result, %s, too', async (_, sql) => {
  await page.goto(`${siteUrl()}#/sql`);
  await viewIsThere(page);
  await page.locator('.cm-content').waitFor();
  expect(await run(page, sql)).toMatchObject({ problem: null });
  await page.locator('.sql-result-views button', { hasText: 'Chart' }).click();
  const drawing = page.locator('.result-chart .vega-chart-scroll').locator('svg, canvas').first();
  let earlier = 0;
  // It grows with the window.
  for (const size of [PHONE, WIDE]) {
    await page.setViewportSize(size);
    await expect.poll(async () => (await drawing.boundingBox())?.width).toBeGreaterThan(earlier + 100);
    await chartsDrawn(page);
    expect(await chartFaults(page), `${size.width} px`).toEqual([]);
    earlier = (await drawing.boundingBox())?.width ?? 0;
  }
});
