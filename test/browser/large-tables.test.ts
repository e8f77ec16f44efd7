/**
 * Tables larger than what is in view. Who moves by keys sees where they are: no heading that stays at an edge covers it,
 * and nothing ends before it. What comes into view is what was asked for.
 */
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { rowsOf } from './ask-lens';
import { filter, open, printed, table } from './explore-page';
import { sharedBrowser, siteUrl } from './harness';
import { rateIn } from './headline-table';
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

const VALUES_BY_SCENARIOS = '#/explore?measure=distance&rows=value&columns=scenario';

test('in a table that renders what is in view', async () => {
  await enterTable(VALUES_BY_SCENARIOS);
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

describe('56 values by 132 scenarios', () => {
  const focused = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset.cell ?? null);
  const rendered = () => table(page).locator('.heat-cell').count();

  test('renders what is in view, and the keys travel beyond it with the focus', async () => {
    await open(page, VALUES_BY_SCENARIOS);
    await expect.poll(() => table(page).getAttribute('aria-rowcount')).toBe('57');
    await expect.poll(() => table(page).getAttribute('aria-colcount')).toBe('133');
    await expect.poll(rendered).toBeLessThan(1500);
    expect(await table(page).locator('[data-cell="55,131"]').count()).toBe(0);
    await table(page).locator('[data-cell="0,0"]').focus();
    const steps: [key: string, cell: string][] = [
      ['ArrowRight', '0,1'],
      ['ArrowDown', '1,1'],
      ['End', '1,131'],
      ['PageDown', '11,131'],
      ['PageDown', '21,131'],
      ['PageDown', '31,131'],
      ['PageDown', '41,131'],
      ['PageDown', '51,131'],
      ['PageDown', '55,131'],
      ['ArrowDown', '55,131'],
      ['ArrowLeft', '55,130'],
    ];
    for (const [key, cell] of steps) {
      await page.keyboard.press(key);
      await expect.poll(focused, { message: `after ${key}` }).toBe(cell);
    }
    expect(await rendered()).toBeLessThan(1500);
    expect(await isInView(page.locator('.heat-cell:focus'))).toBe(true);
    const [last] = await rowsOf(
      page,
      `SELECT distance FROM cells
       WHERE model = 'llama-3.3-70b-instruct' AND country = 'Uganda' AND topic = 'Leisure Time and Sports'
         AND value = 'Sense of Belonging'`,
    );
    const name = await table(page)
      .locator('tr', { has: page.locator('[data-cell="55,130"]') })
      .locator('th');
    await expect.poll(() => name.innerText()).toContain('Sense of Belonging');
    expect(rateIn(await table(page).locator('[data-cell="55,130"]').innerText())).toBe(
      printed(last?.distance),
    );
    await page.keyboard.press('Home');
    await expect.poll(focused).toBe('55,0');
    for (let i = 0; i < 6; i++) await page.keyboard.press('PageUp');
    await expect.poll(focused).toBe('0,0');
    await expect.poll(() => page.locator('.explore-notes').innerText()).toContain('too many cells');
  });

  test('shows what a filter asks for in every row, also below the window', async () => {
    await open(page, VALUES_BY_SCENARIOS);
    const first = table(page).locator('thead th').nth(1).getByRole('button');
    const scenario = (await first.getAttribute('title'))?.replace('Sort by ', '') ?? '';
    await filter(page, 'Models', ['GPT-4o-mini']);
    const rows = await rowsOf(
      page,
      `SELECT value, avg(distance) AS distance FROM cells
       WHERE model IN ('llama-3.3-70b-instruct', 'gpt-4o-mini') AND country || ' × ' || topic = '${scenario}'
       GROUP BY value`,
    );
    const distances = new Map(rows.map(({ value, distance }) => [value, printed(distance)]));
    const cells = () =>
      table(page)
        .locator('tbody tr:has(.heat-cell)')
        .evaluateAll((all) =>
          all.map((row) => [row.querySelector('th')?.innerText, row.querySelector('td button')?.textContent]),
        );
    const wrong = async () =>
      (await cells()).filter(([value, text]) => distances.get(value) !== rateIn(text ?? undefined));
    expect((await cells()).length).toBeGreaterThan(15);
    await expect.poll(wrong).toEqual([]);
  });
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
