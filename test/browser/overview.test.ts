import { expect, test } from 'vitest';
import { COUNTRIES } from '../../src/domain/countries';
import { sharedBrowser, siteUrl } from './harness';
import { cellsOf, headline, readTable } from './headline-table';
import { holdDatabase } from './transfer';

const browser = sharedBrowser();

test('shows the headline rates without JavaScript', async () => {
  const { page } = await browser.visit({ javaScriptEnabled: false });
  const { columns, rows } = await readTable(headline(page));
  expect(columns).toEqual(expect.arrayContaining(COUNTRIES.map(({ code }) => code)));
  const rated = rows.filter(({ cells }) => cells.every((cell) => /^[01]\.\d\d/.test(cell)));
  expect(rated.map(({ label }) => label)).toEqual(
    expect.arrayContaining(['Llama-3.3-70B', 'Gemma-2-9b', 'GPT-4o-mini', 'Claude Sonnet 4']),
  );
  for (const { cells } of rated) expect(cells).toHaveLength(COUNTRIES.length + 1);
});

test('shows the headline before anything of DuckDB has arrived, within 250 kB', async () => {
  const firstView = holdDatabase();
  const { page } = await browser.visit({ eager: true, prepare: firstView.prepare });
  const transfers = await firstView.transfers();
  // What it waits for is still on its way.
  await expect
    .poll(() => page.evaluate(() => performance.getEntriesByName('first-contentful-paint').length))
    .toBe(1);
  expect(
    await headline(page)
      .getByRole('button', { name: /^\s*0\.\d\d/ })
      .first()
      .isVisible(),
  ).toBe(true);
  const total = transfers.reduce((sum, { bytes }) => sum + bytes, 0);
  expect(total, 'page, script and style at least').toBeGreaterThan(50_000);
  expect(total, JSON.stringify(transfers)).toBeLessThanOrEqual(250_000);
  // Nothing before the headline grows with the number of models.
  const scripts = transfers.filter(({ url }) => url.endsWith('.js'));
  const code = await Promise.all(scripts.map(async ({ url }) => (await fetch(url)).text()));
  expect(code.filter((text) => text.includes('cells/gpt-4o.parquet'))).toEqual([]);
});

test('recomputes the figures that it was built with, from its own origin, without a complaint', async () => {
  const { page, requests, complaints } = await browser.visit({ eager: true });
  await expect
    .poll(() => page.locator('.freshness').innerText())
    .toContain('equal to the figures this page was built with');
  expect(requests.some((url) => url.includes('/data/cells/gpt-4o.parquet'))).toBe(true);
  expect([...new Set(requests.map((url) => new URL(url).origin))]).toEqual([new URL(siteUrl()).origin]);
  expect(complaints).toEqual([]);
});

test('says that recomputing failed, and tries again', async () => {
  const missing = /cells\/gpt-4o\.parquet/;
  const { page } = await browser.visit({
    eager: true,
    prepare: (page) => page.route(missing, (route) => route.fulfill({ status: 404 })),
  });
  const note = page.locator('.freshness');
  await expect.poll(() => note.innerText()).toContain('cells/gpt-4o.parquet');
  expect(await cellsOf(headline(page), 0)).toHaveLength(COUNTRIES.length + 1);
  await page.unroute(missing);
  await note.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => note.innerText()).toContain('equal to the figures');
});
