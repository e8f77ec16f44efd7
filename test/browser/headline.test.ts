import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sharedBrowser, siteUrl } from './harness';
import { cellsOf, headline, rateIn, readTable } from './headline-table';

const browser = sharedBrowser();

let page: Page;
beforeAll(async () => {
  ({ page } = await browser.visit({ route: '#/' }));
});
// A fresh overview, without what another test has sorted or opened.
beforeEach(async () => {
  await page.goto(`${siteUrl()}#/about`);
  await headline(page).waitFor({ state: 'detached' });
  await page.goto(`${siteUrl()}#/`);
  await headline(page).waitFor();
});

const focusedCell = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset.cell ?? null);

describe('keyboard', () => {
  test('moves between the cells of the headline with arrows, Home and End', async () => {
    const { columns, rows } = await readTable(headline(page));
    const last = columns.length - 1;
    await page.locator('[data-cell="0,0"]').focus();
    const steps: [key: string, cell: string][] = [
      ['ArrowRight', '0,1'],
      ['ArrowDown', '1,1'],
      ['End', `1,${last}`],
      ['ArrowRight', `1,${last}`],
      ['PageDown', `${rows.length - 1},${last}`],
      ['ArrowDown', `${rows.length - 1},${last}`],
      ['Home', `${rows.length - 1},0`],
      ['PageUp', '0,0'],
      ['ArrowLeft', '0,0'],
      ['ArrowUp', '0,0'],
    ];
    for (const [key, cell] of steps) {
      await page.keyboard.press(key);
      await expect.poll(focusedCell, { message: `after ${key}` }).toBe(cell);
    }
  });

  test('takes one stop of the Tab key for all cells, at the one last visited', async () => {
    await page.locator('[data-cell="2,3"]').focus();
    await page.keyboard.press('Tab');
    expect(await focusedCell()).toBeNull();
    await page.keyboard.press('Shift+Tab');
    expect(await focusedCell()).toBe('2,3');
    await expect.poll(() => headline(page).locator('.heat-cell[tabindex="0"]').count()).toBe(1);
  });
});

describe('sorting', () => {
  const known = (rates: (number | null)[]) => rates.filter((rate) => rate !== null);
  const descending = (rates: number[]) => [...rates].sort((a, b) => b - a);

  test('orders the models by a country: descending, ascending, as before', async () => {
    const table = headline(page);
    const before = await readTable(table);
    const column = before.columns.indexOf('GER');
    const header = table.locator('thead th', { hasText: 'GER' });
    const rates = async () => (await readTable(table)).rows.map(({ cells }) => rateIn(cells[column]));
    await header.getByRole('button').click();
    await expect.poll(() => header.getAttribute('aria-sort')).toBe('descending');
    const down = await rates();
    expect(known(down)).toEqual(descending(known(before.rows.map(({ cells }) => rateIn(cells[column])))));
    expect(down.at(-1), 'what has no rate stands last').toBeNull();
    await header.getByRole('button').click();
    await expect.poll(() => header.getAttribute('aria-sort')).toBe('ascending');
    expect(known(await rates())).toEqual(known(down).reverse());
    expect((await rates()).at(-1), 'what has no rate stands last').toBeNull();
    await header.getByRole('button').click();
    await expect.poll(() => header.getAttribute('aria-sort')).toBeNull();
    expect(await readTable(table)).toEqual(before);
  });

  test('orders the countries by a model', async () => {
    const table = headline(page);
    const before = await readTable(table);
    const row = before.rows.findIndex(({ label }) => label === 'Gemma-2-9b');
    const header = table.locator('tbody tr > th', { hasText: 'Gemma-2-9b' });
    await header.getByRole('button').click();
    await expect.poll(() => header.getAttribute('aria-sort')).toBe('descending');
    const rates = known((await cellsOf(table, row)).map(rateIn));
    expect(rates).toEqual(descending(known((before.rows[row]?.cells ?? []).map(rateIn))));
    const { columns } = await readTable(table);
    expect(columns).not.toEqual(before.columns);
    expect([...columns].sort()).toEqual([...before.columns].sort());
  });
});

test('opens the eleven scenarios that a cell is the mean of, and closes them', async () => {
  const { columns, rows } = await readTable(headline(page));
  const row = rows.findIndex(({ label }) => label === 'Llama-3.3-70B');
  const column = columns.indexOf('NRA');
  await page.locator(`[data-cell="${row},${column}"]`).press('Enter');
  const detail = page.getByRole('region', { name: 'Llama-3.3-70B in Nigeria' });
  const scenarios = detail.locator('tbody tr');
  await expect.poll(() => scenarios.count()).toBe(11);
  expect(await detail.getByRole('heading').evaluate((heading) => heading === document.activeElement)).toBe(
    true,
  );
  const rates = (await detail.locator('tbody td strong').allInnerTexts()).map(Number);
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
  expect(Math.abs(mean - (rateIn(rows[row]?.cells[column]) ?? Number.NaN))).toBeLessThanOrEqual(0.01);
  await detail.getByRole('button', { name: 'Close' }).click();
  await expect.poll(() => detail.count()).toBe(0);
  expect(page.url()).toBe(`${siteUrl()}#/`);
});

test('marks a reconstructed, partly known rate with both signs, clear of the number', async () => {
  const row = headline(page).locator('tbody tr', { hasText: 'DeepSeek' });
  const overlaps = await row.locator('.headline-rate').evaluateAll((rates) =>
    rates.map((rate) => {
      const sign = rate.querySelector('sup');
      const range = document.createRange();
      range.selectNodeContents(rate.firstChild as Node);
      const [number, mark] = [range.getBoundingClientRect(), sign?.getBoundingClientRect()];
      return { signs: sign?.textContent, apart: mark !== undefined && mark.right <= number.left };
    }),
  );
  // The mean over the countries is marked only for its coverage.
  expect(overlaps.map(({ signs }) => signs)).toEqual(['‡', ...Array(12).fill('†‡')]);
  expect(overlaps.every(({ apart }) => apart)).toBe(true);
});
