import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';

import { reopen, sharedBrowser, siteUrl, type Visit } from './harness';
import { savedAs } from './take-away';

const browser = sharedBrowser();

let visit: Visit;
let page: Page;
beforeAll(async () => {
  visit = await browser.visit({ route: '#/' });
  page = visit.page;
});

/** Every figure on the results pages: its name, and what to do first where the page does not show it at once. */
const PAGES: readonly { route: string; figures: readonly string[]; open?: (page: Page) => Promise<void> }[] =
  [
    {
      route: '#/',
      figures: [
        'alignment-rate-by-model-and-country',
        'country-scenarios',
        'scenario-matrices',
        'alignment-ranking',
        'misaligned-counts',
        'behind-the-rate',
      ],
      open: (own) => own.locator('#headline [data-cell="0,1"]').click(),
    },
    {
      route: '#/compare',
      figures: [
        'compare-alignment_rate-by-country',
        'compare-scatter',
        'who-aligns',
        'only-one-aligns',
        'agreement-between-models',
      ],
    },
    {
      route: '#/scenario/Nigeria/Politics',
      figures: ['scenario-alignment', 'scenario-matrices', 'scenario-values', 'scenario-values-by-model'],
    },
    { route: '#/case/Nigeria/Politics/Wealth', figures: ['case', 'case-elsewhere'] },
    { route: '#/misaligned?country=Nigeria', figures: ['misaligned-cases'] },
    { route: '#/data', figures: ['cases-without-a-pair'] },
    {
      route: '#/explore',
      figures: ['alignment-rate-by-variant', 'cell-scenarios'],
      open: (own) => own.locator('.explore [data-cell="0,0"]').click(),
    },
  ];

const figure = (name: string): Locator => page.locator(`.figure[data-figure="${name}"]`);

describe.each(PAGES)('the figures of $route', ({ route, figures, open }) => {
  test('are all there, each alone by its name', async () => {
    await page.goto(siteUrl() + route);
    await open?.(page);
    const names = () =>
      page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('.figure')].map((own) => own.dataset.figure ?? ''),
      );
    await expect.poll(async () => (await names()).sort()).toEqual([...figures].sort());
  });

  test.each(figures)(
    '%s has a chart that is drawn, a table, a link, its SQL, and can be taken away',
    async (name) => {
      const own = figure(name);
      const chart = own.getByRole('button', { name: 'Chart', exact: true });
      const table = own.getByRole('button', { name: 'Table', exact: true });
      const shownFirst = (await chart.getAttribute('aria-pressed')) === 'true' ? chart : table;
      await chart.click();
      await own.locator('.vega-chart svg [aria-roledescription]').first().waitFor();
      expect(await own.locator('.vega-chart-error').count()).toBe(0);
      await table.click();
      await own.locator('.vega-chart').waitFor({ state: 'detached' });
      await expect.poll(() => own.locator('table, ul').count()).toBeGreaterThan(0);
      await shownFirst.click();

      await expect
        .poll(() => own.getByRole('link', { name: 'Open in SQL' }).getAttribute('href'))
        .toMatch(/^#\/sql\?q=.{20}/);
      await own.getByRole('button', { name: 'Share', exact: true }).waitFor();
      await expect
        .poll(() => own.locator('.take-away-source').innerText())
        .toMatch(/Source: .*commit [0-9a-f]{7}/);
      const csv = await savedAs(own, 'CSV');
      expect(csv.name).toBe(`${name}.csv`);
      expect(csv.bytes.toString().trim().split('\n').length).toBeGreaterThan(1);
      expect((await savedAs(own, 'Parquet')).bytes.toString('latin1', 0, 4)).toBe('PAR1');
      const svg = (await savedAs(own, 'SVG')).bytes.toString();
      expect(svg).toMatch(/^<svg/);
      expect(svg).toContain('Source: VIA and the published results, data version');
      expect((await savedAs(own, 'PNG')).bytes.toString('latin1', 1, 4)).toBe('PNG');
    },
  );
});

test('how a figure is shown is in the address, stays while the page is filtered, and comes back with its link', async () => {
  await page.goto(`${siteUrl()}#/compare`);
  await figure('who-aligns').getByRole('button', { name: 'Chart', exact: true }).click();
  expect(page.url()).toContain('as=who-aligns.chart');
  await page.getByRole('combobox', { name: 'By', exact: true }).selectOption({ label: 'Topic' });
  await expect.poll(() => page.url()).toMatch(/by=topic.*as=who-aligns\.chart/);
  await reopen(page);
  // A chart is drawn when it comes near the window.
  await figure('who-aligns').scrollIntoViewIfNeeded();
  await figure('who-aligns').locator('.vega-chart svg').waitFor();
  await figure('compare-scatter').getByRole('button', { name: 'Table', exact: true }).click();
  await figure('who-aligns').getByRole('button', { name: 'Table', exact: true }).click();
  expect(page.url()).toMatch(/as=compare-scatter\.table$/);
  await figure('compare-scatter').locator('table').waitFor();
});

test('complained of nothing', () => {
  expect(visit.complaints).toEqual([]);
});
