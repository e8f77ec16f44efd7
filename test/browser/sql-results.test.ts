import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { toParquet } from '../../src/exports/parquet';
import { addAxe, violations } from './axe';
import { downloaded } from './download';
import { sharedBrowser, siteUrl } from './harness';
import { editorReady, rowsInView, run } from './sql-page';

const browser = sharedBrowser();

async function saved(page: Page, format: string): Promise<Buffer> {
  await page.locator('.export-menu > button').click();
  const button = page.locator('.export-menu .menu-panel button', { hasText: new RegExp(`^${format}$`) });
  return (await downloaded(button)).bytes;
}

async function drop(page: Page, name: string, content: string | Buffer): Promise<void> {
  await page
    .locator('.file-button input')
    .setInputFiles({ name, mimeType: '', buffer: Buffer.from(content) });
}

describe('a result of the SQL page', () => {
  let page: Page;
  let complaints: string[];
  beforeAll(async () => {
    const visit = await browser.visit({ route: '#/sql' });
    ({ page, complaints } = visit);
    await editorReady(page);
  });

  test('says how many rows there are beyond those that were read', async () => {
    await run(page, 'SELECT range AS i FROM range(250000) WHERE range % 2 = 0; -- the even ones');
    const summary = page.locator('.sql-result-summary');
    await expect.poll(() => summary.innerText()).toMatch(/^The first 100,000 of 125,000 rows, 1 column, in /);
  });

  test('scrolls a million rows with few elements, sorts them, and reads the last', async () => {
    await page.locator('.sql-limits select').first().selectOption('1000000');
    const { summary } = await run(
      page,
      'SELECT range AS i, (range * 7919) % 1000003 AS h FROM range(1000000)',
    );
    expect(summary).toMatch(/^1,000,000 rows, 2 columns/);
    expect(await page.locator('.result-grid-row').count()).toBeLessThan(60);
    await page.getByText('The statistics are of a sample of 100,000 rows').waitFor();
    await page.locator('.result-grid').evaluate((grid) => grid.scrollTo(0, grid.scrollHeight));
    await page.waitForFunction(() =>
      document.querySelector('.result-grid-row:last-child')?.textContent?.includes('999999'),
    );
    await page.locator('.result-grid').evaluate((grid) => grid.scrollTo(0, 0));
    await page.locator('.result-grid-header button').nth(1).click();
    await page.locator('.result-grid[aria-busy="false"] [aria-sort="ascending"]').waitFor();
    await page.waitForFunction(() =>
      document
        .querySelector('.result-grid-row:first-child .result-grid-cell:last-child')
        ?.textContent?.startsWith('0'),
    );
  });

  test('moves from cell to cell by the keyboard, opens the row, and reaches the headers', async () => {
    await run(page, "SELECT * FROM (VALUES (1, 'a'), (2, 'b')) t(n, s)");
    const grid = page.locator('.result-grid');
    const active = () => grid.getAttribute('aria-activedescendant');
    const isFocused = (selector: string) =>
      page.evaluate((wanted) => document.activeElement?.matches(wanted), selector);
    await grid.focus();
    for (const key of ['ArrowDown', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
    await expect.poll(() => isFocused('.row-panel')).toBe(true);
    expect(await page.locator('.row-panel-value').allInnerTexts()).toEqual(['2', 'b']);
    await page.keyboard.press('Escape');
    await page.locator('.row-panel').waitFor({ state: 'detached' });
    expect(await isFocused('.result-grid')).toBe(true);
    expect(await active()).toBe('cell-1-1');
    for (const key of ['ArrowUp', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
    await page.locator('.column-details:popover-open', { hasText: '2 values, 2 different' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => isFocused('.result-grid')).toBe(true);
    for (const key of ['ArrowUp', 'Enter']) await page.keyboard.press(key);
    await expect.poll(active).toBe('head-2-1');
    await page.locator('[aria-sort="ascending"]', { hasText: 's' }).waitFor();
  });

  test('opens a row that is clicked beside the list, or over it where there is no room', async () => {
    await run(page, "SELECT range AS i, 'text ' || range AS t, [range, NULL] AS l, NULL AS n FROM range(3)");
    const panel = page.locator('.row-panel');
    await page.locator('[data-cell="1,1"]').click();
    const values = () => panel.locator('dd > :first-child').allInnerTexts();
    await expect.poll(values).toEqual(['1', 'text 1', '[1, NULL]', 'NULL']);
    const left = await panel.evaluate((own) => own.getBoundingClientRect().left);
    expect(
      await page.locator('.result-grid').evaluate((own) => own.getBoundingClientRect().right),
    ).toBeLessThan(left);
    // The row keeps the focus: arrows lead on.
    await page.keyboard.press('ArrowUp');
    await expect.poll(values).toEqual(['0', 'text 0', '[0, NULL]', 'NULL']);
    expect(await page.getByRole('button', { name: 'Previous row' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Next row' }).click();
    await page.getByRole('button', { name: 'Copy as JSON' }).click();
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toBe('{\n  "i": 1,\n  "t": "text 1",\n  "l": [1,null],\n  "n": null\n}\n');
    await page.setViewportSize({ width: 360, height: 800 });
    await page.locator('dialog.row-panel:modal').waitFor();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Open row 3' }).click();
    await expect.poll(values).toEqual(['2', 'text 2', '[2, NULL]', 'NULL']);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await panel.waitFor({ state: 'detached' });
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  test('tells under each header what its column holds, and keeps whether that is wanted', async () => {
    await run(page, 'SELECT model, inclination, misaligned, [inclination] AS list FROM cells');
    const top = () => page.locator('.result-grid-body').evaluate((body) => (body as HTMLElement).offsetTop);
    const before = await top();
    const label = (column: number) => page.locator(`#glance-${column}`).getAttribute('title');
    await expect.poll(() => label(0)).toMatch(/^model: 7 distinct, no NULL, from .+ to .+$/);
    await expect.poll(() => label(1)).toMatch(/^inclination: \d+ distinct, 14 % NULL, from 0.0 to 1.0$/);
    await expect.poll(() => label(3)).toBe('list: no NULL');
    expect(await page.locator('#glance-1 svg path').count()).toBe(1);
    expect(await page.locator('#glance-2').innerText()).toMatch(/false/);
    expect(await top()).toBe(before);
    const toggle = page.getByRole('button', { name: 'Statistics', exact: true });
    await toggle.click();
    await page.locator('.result-grid-statistics').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => localStorage.getItem('sql-column-statistics'))).toBe('hidden');
    await toggle.click();
    await page.locator('#glance-1 svg').waitFor();
  });

  test('sees how the values of each column are spread', async () => {
    await run(page, 'SELECT model, inclination FROM cells');
    await page.getByRole('button', { name: 'Columns' }).click();
    await page
      .locator('.column-card', { hasText: 'inclination' })
      .locator('.column-histogram-bars')
      .waitFor();
    await expect.poll(() => page.locator('.column-card').first().innerText()).toMatch(/7 different/);
    await page.locator('.sql-result-views button', { hasText: 'Table' }).click();
  });

  test('draws a chart, and the link to it draws the same', async () => {
    await run(page, 'SELECT model, alignment_rate FROM model_alignment');
    await page.locator('.sql-result-views button', { hasText: 'Chart' }).click();
    await page.locator('.vega-chart svg').waitFor();
    await page.locator('.result-chart select').first().selectOption('point');
    await page.locator('.vega-chart svg').waitFor();
    await page.waitForFunction(() => window.location.hash.includes('z='));
    const link = page.url();
    const other = await browser.visit({ route: link.slice(link.indexOf('#')) });
    await other.page.locator('.vega-chart svg').waitFor();
    await expect.poll(() => other.page.locator('.result-chart select').first().inputValue()).toBe('point');
    expect(other.complaints).toEqual([]);
    await page.locator('.sql-result-views button', { hasText: 'Table' }).click();
  });

  test('takes the result away in every format', async () => {
    await run(
      page,
      "SELECT 1 AS n, 'a|b' AS s, NULL::INTEGER AS nothing UNION ALL SELECT 2, 'c,d', 5 ORDER BY n",
    );
    expect((await saved(page, 'CSV')).toString()).toBe('n,s,nothing\n1,a|b,\n2,"c,d",5\n');
    expect(JSON.parse((await saved(page, 'JSON')).toString())).toEqual([
      { n: 1, s: 'a|b', nothing: null },
      { n: 2, s: 'c,d', nothing: 5 },
    ]);
    expect((await saved(page, 'Markdown')).toString()).toContain('| 1 | a\\|b | *NULL* |');
    expect((await saved(page, 'Parquet')).subarray(0, 4).toString()).toBe('PAR1');
    const arrow = await saved(page, 'Arrow');
    expect(arrow.subarray(0, 6).toString()).toBe('ARROW1');
    await drop(page, 'back.arrow', arrow);
    await page
      .locator('.sql-message', { hasText: 'back.arrow is the table back now, with 2 rows' })
      .waitFor();
    await run(page, 'SELECT sum(n) AS n, max(s) AS s FROM back');
    expect(await rowsInView(page)).toEqual([['3', 'c,d']]);
  });

  test('adds files of their own and joins with them', async () => {
    await drop(
      page,
      'Rates by country.csv',
      'country,gdp,joined,code,one\nNigeria,2184.4,1960-10-01,007,1\n"France",44690,1945-10-24,33,0\n',
    );
    await page.locator('.import-dialog').getByRole('button', { name: 'Import', exact: true }).click();
    await page.locator('.sql-message', { hasText: 'rates_by_country' }).waitFor();
    await run(
      page,
      'SELECT country, gdp, year(joined) AS y, region, r.code, typeof(one) AS t FROM rates_by_country AS r JOIN countries USING (country) ORDER BY gdp',
    );
    expect(await rowsInView(page)).toEqual([
      ['Nigeria', '2184.4', '1960', 'Africa', '007', 'BIGINT'],
      ['France', '44690', '1945', 'Europe', '33', 'BIGINT'],
    ]);
    const parquet = readFileSync('public/data/topics.parquet');
    await drop(page, 'my topics.parquet', parquet);
    await page.locator('.sql-message', { hasText: 'my_topics now, with 11 rows' }).waitFor();
    const flags = toParquet(['yes'], [{ yes: true }, { yes: null }, { yes: false }], ['BOOLEAN']);
    await drop(page, 'flags.parquet', Buffer.from(flags));
    await page.locator('.sql-message', { hasText: 'flags now, with 3 rows' }).waitFor();
    await run(page, 'SELECT yes::VARCHAR AS y FROM flags');
    expect((await rowsInView(page)).flat()).toEqual(['true', 'NULL', 'false']);
    await drop(page, 'cut.parquet', parquet.subarray(0, 200));
    await page.locator('.sql-message.is-error', { hasText: 'cut.parquet' }).waitFor();
  });

  test('holds nothing that runs where it is opened', async () => {
    const texts = [
      '</text><script>document.title = "ran"</script>',
      '"/><image href="x" onerror="document.title = 1"/>',
      'javascript:document.title = 2',
      ']]><foreignObject><p/></foreignObject>',
      '=1+1',
    ];
    const values = texts.map((text, index) => `('${text}', ${index + 1})`).join(', ');
    await run(page, `SELECT * FROM (VALUES ${values}) AS t("<a href=x onclick=y>", n)`);
    await page.locator('.sql-result-views button', { hasText: 'Chart' }).click();
    await page.locator('.vega-chart svg').waitFor();
    const body = await saved(page, 'SVG');
    const address = `${siteUrl()}picture.svg`;
    await page.context().route(address, (route) => route.fulfill({ contentType: 'image/svg+xml', body }));
    const picture = await page.context().newPage();
    await picture.goto(address);
    const opened = await picture.evaluate(() => ({
      root: document.documentElement.localName,
      title: document.title,
      text: document.documentElement.textContent ?? '',
      names: [...new Set([...document.querySelectorAll('*')].map(({ localName }) => localName))],
      active: [...document.querySelectorAll('*')]
        .flatMap(({ attributes }) => [...attributes])
        .filter(({ name, value }) => /^on|href$/i.test(name) || /url\((?!#)/i.test(value))
        .map(({ name, value }) => `${name}: ${value}`),
    }));
    await picture.close();
    expect(opened).toMatchObject({ root: 'svg', title: '', active: [] });
    // Long labels are cut.
    for (const text of texts) expect(opened.text).toContain(text.slice(0, 12));
    const drawn = ['svg', 'rect', 'g', 'path', 'line', 'text', 'defs', 'clipPath'];
    expect(opened.names.filter((name) => !drawn.includes(name))).toEqual([]);
    expect((await saved(page, 'Markdown')).toString()).toContain('| &lt;/text>&lt;script>document.title');
    expect((await saved(page, 'CSV')).toString()).toMatch(/^=1\+1,5$/m);
    expect((await saved(page, 'CSV for spreadsheets')).toString()).toMatch(/^'=1\+1,5$/m);
    await page.locator('.sql-result-views button', { hasText: 'Table' }).click();
  });

  test('is copied as a program that gives the same elsewhere', async () => {
    await run(
      page,
      'SELECT label, round(alignment_rate, 6) AS rate FROM model_alignment JOIN models USING (model) ORDER BY label',
    );
    const shown = (await rowsInView(page)).map(([label, rate]) => [
      label,
      rate === 'NULL' ? null : Number(rate),
    ]);
    await page.locator('.export-menu > button').click();
    await page.getByRole('button', { name: 'DuckDB command line' }).click();
    await page.locator('.export-menu-said', { hasText: 'copied' }).waitFor();
    const program = await page.evaluate(() => navigator.clipboard.readText());
    const site = new URL('data/', page.url().replace(/#.*/, '')).href;
    expect(program).toContain(`'${site}models.parquet'`);
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const reader = await connection.runAndReadAll(program.replaceAll(site, 'public/data/'));
    expect(reader.getRowsJS()).toEqual(shown);
  });

  test('is shown without anything serious that axe finds, as are charts and errors', async () => {
    await addAxe(page);
    await run(
      page,
      'SELECT 1 AS one, NULL AS nothing; SELECT label, alignment_rate FROM model_alignment JOIN models USING (model)',
    );
    expect(await violations(page)).toEqual([]);
    for (const view of ['Columns', 'Chart']) {
      await page.locator('.sql-result-views button', { hasText: view }).click();
      await page.locator('.column-histogram, .vega-chart svg').first().waitFor();
      expect(await violations(page), view).toEqual([]);
    }
    await page.getByRole('button', { name: 'Questions' }).click();
    await run(page, 'FROM modles');
    expect(await violations(page)).toEqual([]);
  });

  test('has seen no complaint of the browser', () => {
    expect(complaints).toEqual([]);
  });
});
