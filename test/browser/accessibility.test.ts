import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { addAxe, COLOUR_RULES, violations } from './axe';
import { sharedBrowser } from './harness';
import { moveTo, SITE_ROUTES } from './site-routes';
import { editorReady, run } from './sql-page';

const browser = sharedBrowser();

const THEMES = ['light', 'dark'] as const;
const WIDTHS = [1280, 360];
const CASES = SITE_ROUTES.flatMap((site) => THEMES.map((colorScheme) => ({ ...site, colorScheme })));

let page: Page;
beforeAll(async () => {
  ({ page } = await browser.visit({ route: '#/', eager: true }));
  // A colour on its way to another has the contrast of neither.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await addAxe(page);
});

test.each(CASES)('axe finds nothing serious on $route, $colorScheme', async ({ colorScheme, ...site }) => {
  const rules = colorScheme === 'dark' ? COLOUR_RULES : undefined;
  await page.emulateMedia({ colorScheme });
  // What a page shows at first may depend on the room that it has then.
  await page.setViewportSize({ width: 1280, height: 900 });
  if (!page.url().endsWith(site.route)) await moveTo(page, site);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    expect(await violations(page, rules), `${width} px`).toEqual([]);
  }
  await page.setViewportSize({ width: 320, height: 900 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

test('axe finds nothing serious in what the overview opens', async () => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 900 });
  await moveTo(page, SITE_ROUTES[0] as (typeof SITE_ROUTES)[number]);
  await expect.poll(() => page.locator('.freshness').innerText()).toContain('Recomputed');
  await page.locator('[data-cell="0,1"]').press('Enter');
  await page.locator('.country-detail tbody tr').nth(10).waitFor();
  await page.getByText('Very much like me').click();
  await page.getByText('Option 1').click();
  await page.locator('.play-models').waitFor();
  await page.locator('.term-button').first().click();
  expect(await violations(page)).toEqual([]);
});

test('axe finds nothing serious in a result, its statistics and its rows', async () => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await moveTo(page, SITE_ROUTES.find(({ route }) => route === '#/sql') as (typeof SITE_ROUTES)[number]);
  await editorReady(page);
  await run(page, 'SELECT model, inclination, misaligned, [distance, NULL] AS list, NULL AS n FROM cells');
  await page.locator('#glance-1 svg').waitFor();
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.locator('[data-cell="3,1"]').click();
    await page.locator('.row-panel').waitFor();
    expect(await violations(page), `${colorScheme}, a row beside`).toEqual([]);
    await page.locator('#glance-1').click();
    await page.locator('.column-details .column-histogram').waitFor();
    expect(await violations(page), `${colorScheme}, a column`).toEqual([]);
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 360, height: 900 });
    await page.locator('dialog.row-panel').waitFor();
    expect(await violations(page), `${colorScheme}, a row as a sheet`).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('.row-panel').waitFor({ state: 'detached' });
  }
});
