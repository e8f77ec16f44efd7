/** Who moves by keys sees where they are: no heading that stays at an edge covers it, and nothing ends before it. */
import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { sharedBrowser, siteUrl } from './harness';
import { isInView } from './in-view';
import { editorReady, run } from './sql-page';

const browser = sharedBrowser();

let page: Page;
beforeAll(async () => {
  ({ page } = await browser.visit({ route: '#/sql' }));
});

type Steps = readonly (readonly [key: string, times: number])[];

/** Presses keys; after each the place has changed, and is in view. */
async function follow(steps: Steps, place: () => Promise<Locator>): Promise<void> {
  for (const [key, times] of steps)
    for (let time = 1; time <= times; time++) {
      const before = String(await place());
      await page.keyboard.press(key);
      await expect.poll(async () => String(await place())).not.toBe(before);
      const now = await place();
      await expect.poll(() => isInView(now), { message: `${key} ${time}` }).toBe(true);
    }
}

const focusedCell = async () => {
  const cell = await page.locator('.heat-cell:focus').getAttribute('data-cell');
  return page.locator(`[data-cell="${cell}"]`);
};

async function enterTable(route: string): Promise<void> {
  await page.goto(siteUrl() + route);
  await page.locator('.explore [data-cell="0,0"]').focus();
}

test('in a result of the SQL page', async () => {
  await editorReady(page);
  const columns = Array.from({ length: 30 }, (_, column) => `range * ${column} AS column${column}`);
  await run(page, `SELECT ${columns.join(', ')} FROM range(300)`);
  const grid = page.locator('.result-grid');
  await grid.evaluate((own) => own.scrollIntoView({ block: 'center' }));
  await grid.evaluate((own) => own.focus({ preventScroll: true }));
  await follow(
    [
      ['ArrowDown', 22],
      ['ArrowRight', 18],
      ['ArrowUp', 22],
      ['ArrowLeft', 18],
    ],
    async () => page.locator(`#${await grid.getAttribute('aria-activedescendant')}`),
  );
});

test('in a table that renders what is in view', async () => {
  await enterTable('#/explore?measure=distance&rows=value&columns=scenario');
  await follow(
    [
      ['ArrowDown', 24],
      ['ArrowRight', 22],
    ],
    focusedCell,
  );
  // Headings of rows and columns pass under their own.
  expect(await isInView(page.locator('.explore .heat-corner'))).toBe(true);
  await follow(
    [
      ['ArrowUp', 24],
      ['ArrowLeft', 22],
    ],
    focusedCell,
  );
});

test('in a table on a phone', async () => {
  await page.setViewportSize({ width: 360, height: 740 });
  await enterTable('#/explore');
  await follow(
    [
      ['ArrowRight', 11],
      ['ArrowLeft', 11],
    ],
    focusedCell,
  );
});
