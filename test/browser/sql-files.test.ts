import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { rowsOf } from './ask-lens';
import { addAxe, violations } from './axe';
import { sharedBrowser } from './harness';
import { editorReady, run } from './sql-page';

const browser = sharedBrowser();

type Given = readonly [name: string, content: string | Buffer];

const add = (page: Page, ...files: readonly Given[]) =>
  page
    .locator('.file-button input')
    .setInputFiles(
      files.map(([name, content]) => ({ name, mimeType: '', buffer: Buffer.from(content as string) })),
    );
const fixture = (name: string): Given => [name, readFileSync(`test/fixtures/files/${name}`)];
const dialog = (page: Page) => page.locator('.import-dialog');
const button = (page: Page, name: string) => dialog(page).getByRole('button', { name, exact: true });
const message = (page: Page, text: string) => page.locator('.sql-message', { hasText: text }).waitFor();
/** What DuckDB knows of the reader's tables. */
const tables = async (page: Page) =>
  (
    await rowsOf(page, "SELECT table_name AS t FROM duckdb_tables() WHERE database_name = 'mine' ORDER BY t")
  ).map(({ t }) => t);

const SURVEY = `name;day;n\n${'Ada;02/01/2024;1\n'.repeat(30)}Bob;1;2;3\n`;

describe('a text that is added', () => {
  let page: Page;
  let complaints: string[];
  beforeAll(async () => {
    ({ page, complaints } = await browser.visit({ route: '#/sql', viewport: { width: 360, height: 740 } }));
    await editorReady(page);
    await addAxe(page);
  });

  test('is shown as it would be read, and read as the reader says', async () => {
    await add(page, ['survey.csv', SURVEY]);
    await dialog(page)
      .getByText('1 line does not fit and will be left out: line 32 (too many cells).')
      .waitFor();
    await dialog(page).getByText('Dates are read as day/month/year.').waitFor();
    expect(await dialog(page).getByLabel('Delimiter').inputValue()).toBe(';');
    expect(await dialog(page).getByLabel('Type of day').inputValue()).toBe('DATE');
    expect(await dialog(page).locator('tbody tr').first().innerText()).toBe('Ada\t2024-01-02\t1');
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await dialog(page).getByLabel('The first row has the names').uncheck();
    await dialog(page).getByLabel('Type of column0').waitFor();
    await dialog(page).getByLabel('The first row has the names').check();
    await dialog(page).getByLabel('Type of n', { exact: true }).selectOption('DOUBLE');
    await button(page, 'Import').click();
    await message(page, 'survey.csv is the table survey now, with 30 rows. 1 line did not fit');
    expect(
      await rowsOf(page, 'SELECT DISTINCT name, day::VARCHAR AS day, typeof(n) AS t FROM mine."survey.csv"'),
    ).toEqual([{ name: 'Ada', day: '2024-01-02', t: 'DOUBLE' }]);
    expect((await run(page, "FROM 'survey.csv'")).summary).toMatch(/^30 rows, 3 columns/);
  });

  test('that is cut off cannot be imported as it is, which its button shows', async () => {
    await add(page, ['cut.csv', 'a,b\n1,"open\n2,3\n']);
    await dialog(page).getByText('A quote is never closed').waitFor();
    const own = button(page, 'Import');
    const colour = () => own.evaluate((shown) => getComputedStyle(shown).backgroundColor);
    expect(await own.isDisabled()).toBe(true);
    const before = await colour();
    await dialog(page).getByLabel('Quotes').selectOption({ label: 'None' });
    await expect.poll(() => own.isDisabled()).toBe(false);
    expect(await colour()).not.toBe(before);
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog(page).count()).toBe(0);
  });

  test('is left where the reader cancels, by keyboard too', async () => {
    const before = await tables(page);
    await add(page, ['other.csv', 'a,b\n1,2\n']);
    await dialog(page).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog(page).count()).toBe(0);
    expect(await tables(page)).toEqual(before);
  });

  test('comes with others, one after another or all at once', async () => {
    await add(page, ['one.csv', 'a,b\n1,2\n'], ['two.csv', 'a,b\n3,4\n'], ['three.csv', 'a,b\n5,6\n']);
    await dialog(page).getByRole('heading', { name: 'Import one.csv' }).waitFor();
    await dialog(page).getByText('2 more files to come').waitFor();
    await button(page, 'Skip this file').click();
    await dialog(page).getByRole('heading', { name: 'Import two.csv' }).waitFor();
    await button(page, 'Import all 2 as detected').click();
    await message(page, 'two.csv is the table two now');
    await message(page, 'three.csv is the table three now');
    expect(await tables(page)).toEqual(['survey', 'three', 'two']);
  });

  test('is not read where a quote is never closed, but for the reader who wants none', async () => {
    await add(page, ['cut.csv', 'a,b\n1,"x\n2,y\n']);
    await dialog(page).getByText('A quote is never closed').waitFor();
    expect(await button(page, 'Import').isDisabled()).toBe(true);
    await dialog(page).getByLabel('Quotes').selectOption('');
    await button(page, 'Import').click();
    await message(page, 'cut.csv is the table cut now, with 2 rows');
    expect((await run(page, "FROM 'cut.csv'")).summary).toMatch(/^2 rows/);
    expect((await run(page, 'DROP TABLE cut')).problem).toBeNull();
    await expect.poll(() => page.getByRole('button', { name: 'Drop cut' }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});

describe('a file that is no text', () => {
  let page: Page;
  let complaints: string[];
  beforeAll(async () => {
    ({ page, complaints } = await browser.visit({ route: '#/sql' }));
    await editorReady(page);
  });

  test('Parquet and Arrow files keep their types, and the worst does not harm the others', async () => {
    await add(
      page,
      fixture('parquet_dec_38.parquet'),
      fixture('arrow_hugeint_min_poisons_later_imports.arrow'),
      fixture('parquet_interval.parquet'),
      fixture('lz4_raw_refused_1.parquet'),
    );
    await message(page, 'lz4_raw_refused_1.parquet is the table lz4_raw_refused_1 now');
    expect(
      await rowsOf(page, 'SELECT max(v)::VARCHAR AS v, any_value(typeof(v)) AS t FROM mine.parquet_dec_38'),
    ).toEqual([{ v: '12345678901234567890123456789012345.678', t: 'DECIMAL(38,3)' }]);
    expect(await rowsOf(page, 'SELECT i::VARCHAR AS i FROM mine.parquet_interval')).toEqual([
      { i: '1 month 2 days' },
    ]);
    expect(complaints).toEqual([]);
  });

  test('a DuckDB file is opened, closed and opened again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'opened-'));
    const path = join(folder, 'x.duckdb');
    const instance = await DuckDBInstance.create(path);
    const connection = await instance.connect();
    await connection.run('CREATE TABLE t AS SELECT 42 AS n');
    connection.closeSync();
    instance.closeSync();
    const bytes = readFileSync(path);
    rmSync(folder, { recursive: true });
    const close = page.getByRole('button', { name: 'Close away.duckdb' });
    for (let time = 0; time < 2; time++) {
      await add(page, ['away.duckdb', bytes]);
      await message(page, 'Opened away.duckdb as the database away');
      expect((await run(page, 'SELECT n FROM away.t')).summary).toMatch(/^1 row/);
      await close.click();
      await expect.poll(() => close.count()).toBe(0);
      expect((await run(page, 'SELECT n FROM away.t')).problem).toMatch(/does not exist/);
    }
    expect(complaints).toEqual([]);
  });
});

test('a file is fetched from an address after its host was named, and from no host that the policy bars', async () => {
  const { page, requests } = await browser.visit({ route: '#/sql' });
  await editorReady(page);
  const url = 'https://raw.githubusercontent.com/somebody/data/main/far%20away.csv';
  await page.route(url, (route) =>
    route.fulfill({ body: 'a,b\n1,2\n', headers: { 'Access-Control-Allow-Origin': '*' } }),
  );
  await page.getByText('Add from an address').click();
  const address = page.getByLabel('Address of a CSV, Parquet, Arrow or SQL file');
  const fetchIt = page.locator('.address-field').getByRole('button', { name: 'Fetch', exact: true });
  for (const [text, says] of [
    ['https://example.org/x.csv', 'does not let it contact example.org'],
    ['http://raw.githubusercontent.com/x.csv', 'Only addresses that begin with https://'],
    ['x.csv', 'not an address'],
  ] as const) {
    await address.fill(text);
    await fetchIt.click();
    await page.locator('.address-field').getByText(says).waitFor();
  }
  await address.fill(url);
  await fetchIt.click();
  const agree = page.getByRole('button', { name: 'Fetch from raw.githubusercontent.com' });
  await agree.waitFor();
  expect(requests.filter((request) => request.startsWith('https:'))).toEqual([]);
  await agree.click();
  await button(page, 'Import').click();
  await message(page, 'far away.csv is the table far_away now, with 1 row');
});
