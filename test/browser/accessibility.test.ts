import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { sharedBrowser } from './harness';
import { SITE_ROUTES, shown } from './site-routes';

const browser = sharedBrowser();

const THEMES = ['light', 'dark'] as const;
const WIDTHS = [1280, 360];

/** Serious and critical violations, each with the first element that it is about. */
async function violations(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] }),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0]?.html} ${nodes[0]?.failureSummary}`);
}

const CASES = SITE_ROUTES.flatMap(({ route }) => THEMES.map((colorScheme) => ({ route, colorScheme })));

test.each(CASES)('axe finds nothing serious on $route, $colorScheme', async ({ route, colorScheme }) => {
  // The policy would keep axe out.
  const { page } = await browser.visit({ route, colorScheme, bypassCSP: true });
  await shown(page);
  await page.addScriptTag({ content: axe.source });
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    expect(await violations(page), `${width} px`).toEqual([]);
  }
});

test('axe finds nothing serious in what the overview opens', async () => {
  const { page } = await browser.visit({ bypassCSP: true });
  await page.locator('.freshness', { hasText: 'Recomputed' }).waitFor({ timeout: 60_000 });
  await page.locator('[data-cell="0,1"]').press('Enter');
  await page.locator('.country-detail tbody tr').nth(10).waitFor();
  await page.getByText('Very much like me').click();
  await page.getByText('Option 1').click();
  await page.locator('.play-models').waitFor();
  await page.locator('.term-button').first().click();
  await page.addScriptTag({ content: axe.source });
  expect(await violations(page)).toEqual([]);
});
