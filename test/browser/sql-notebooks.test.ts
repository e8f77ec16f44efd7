import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { sharedTabsRoute } from '../../src/state/sql/shared-link';
import { downloaded } from './download';
import { sharedBrowser, siteUrl } from './harness';
import { editorReady, rowsInView } from './sql-page';

const browser = sharedBrowser();

const STEPS = [
  'Chance 1: base rates',
  'Chance 2: expected',
  'Chance 3: shuffled',
  'Chance 4: rate and kappa',
];

async function open(route = '#/sql') {
  const visit = await browser.visit({ route });
  await editorReady(visit.page);
  return visit;
}

const tabNames = (page: Page) => page.locator('.sql-tab-list [data-tab]').allInnerTexts();
const front = (page: Page) => page.locator('.sql-tab-list [aria-current="true"]').innerText();
const tab = (page: Page, name: string) => page.locator('.sql-tab-list [data-tab]', { hasText: name });

/** An entry of the menu “Save”. */
async function entry(page: Page, group: RegExp | string, name: string) {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  return page.getByRole('group', { name: group }).getByRole('button', { name });
}

const save = async (page: Page, group: RegExp | string, name: string) =>
  downloaded(await entry(page, group, name));

describe('a prepared notebook', () => {
  let page: Page;
  let complaints: string[];
  let sql: Buffer;
  beforeAll(async () => {
    ({ page, complaints } = await open());
    await page.getByRole('button', { name: 'Questions' }).click();
    await page.getByRole('button', { name: 'Is it more than chance?' }).click();
  });

  test('opens as several queries, of which the first is run', async () => {
    expect((await rowsInView(page)).length).toBe(6);
    expect(await tabNames(page)).toEqual(['Query 1', ...STEPS]);
    expect(await front(page)).toBe(STEPS[0]);
    const [bar, shown] = await Promise.all([
      page.locator('.sql-tab-list').boundingBox(),
      tab(page, STEPS[0] ?? '').boundingBox(),
    ]);
    expect((shown?.x ?? 0) + (shown?.width ?? 0)).toBeLessThanOrEqual((bar?.x ?? 0) + (bar?.width ?? 0));
    await expect.poll(() => page.locator('.cookbook p').innerText()).toMatch(/4 queries are open/);
    await tab(page, 'shuffled').click();
    await page.locator('.sql-idle').waitFor();
    await page.locator('.sql-run').click();
    expect((await rowsInView(page))[0]?.slice(0, 3)).toEqual(['GPT-4o-mini', '0.575', '0.195']);
  });

  test('is taken away as one .sql file, and a single query as its own', async () => {
    const all = await save(page, /All 5 queries/, 'SQL file');
    expect(all.name).toBe('Queries.sql');
    sql = all.bytes;
    expect(sql.toString().match(/^-- %% .*/gm)).toEqual(['Query 1', ...STEPS].map((name) => `-- %% ${name}`));
    const one = await save(page, 'This query', 'SQL file');
    expect(one.name).toBe('Chance-3-shuffled.sql');
    expect(one.bytes.toString()).toMatch(/^-- The same by trial/);
  });

  test('is taken away as a Jupyter notebook that reads the published files', async () => {
    const { name, bytes } = await save(page, /All 5 queries/, 'Jupyter notebook');
    expect(name).toBe('Queries.ipynb');
    const { cells, nbformat } = JSON.parse(bytes.toString()) as {
      nbformat: number;
      cells: { cell_type: string; source: string[] }[];
    };
    expect(nbformat).toBe(4);
    const code = cells.filter(({ cell_type }) => cell_type === 'code').map(({ source }) => source.join(''));
    expect(code).toHaveLength(1 + 5);
    expect(code[0]).toContain(`${siteUrl()}data/cells/`);
    expect(code[0]).toContain('CREATE VIEW scenario_alignment');
    expect(code[3]).toMatch(/^connection\.execute\("""\nWITH shares[\s\S]*"""\)\.df\(\)$/);
    const texts = cells.filter(({ cell_type }) => cell_type === 'markdown');
    expect(texts.map(({ source }) => source.join('')).join('\n')).toMatch(
      /## Chance 2: expected\nIf choices/,
    );
  });

  test('is taken away as Markdown', async () => {
    const { name, bytes } = await save(page, /All 5 queries/, 'Markdown');
    expect(name).toBe('Queries.md');
    expect(bytes.toString()).toMatch(/## Chance 1: base rates\n\nA model that[^`]*```sql\nSELECT label/);
  });

  test('is opened again from its file, and from a link', async () => {
    const other = await open();
    await other.page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'all.sql', mimeType: 'application/sql', buffer: sql });
    await other.page.locator('.sql-message', { hasText: 'Opened all.sql as 5 queries.' }).waitFor();
    expect(await tabNames(other.page)).toEqual(['Query 1', ...STEPS]);

    await (await entry(page, /All 5 queries/, 'Copy link to all')).click();
    await page.locator('.sql-message', { hasText: 'Link copied' }).waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const third = await open(`#${link.split('#')[1]}`);
    await rowsInView(third.page);
    expect(await tabNames(third.page)).toEqual(['Query 1', ...STEPS]);
    expect(await front(third.page)).toBe('Query 1');
    await tab(third.page, STEPS[0] ?? '').click();
    await third.page.locator('.sql-idle').waitFor();
    expect([...other.complaints, ...third.complaints]).toEqual([]);
  });

  test('has a menu that fits a narrow screen', async () => {
    await page.setViewportSize({ width: 360, height: 780 });
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    // It is placed once it is open.
    const sides = async () => {
      const menu = await page.locator('.menu-panel:popover-open').boundingBox();
      return menu !== null && menu.x >= 0 && menu.x + menu.width <= 360;
    };
    await expect.poll(sides).toBe(true);
    await page.keyboard.press('Escape');
    await page.locator('.menu-panel:popover-open').waitFor({ state: 'hidden' });
    expect(complaints).toEqual([]);
  });
});

test('a link to several queries runs only the first, which changes nothing', async () => {
  const queries = ['CREATE TABLE planted AS SELECT 1 AS a', 'CREATE TABLE beside AS SELECT 2 AS a'];
  const route = await sharedTabsRoute(queries.map((text, index) => ({ name: `Tab ${index}`, text })));
  const { page } = await open(`#${route}`);
  await page.locator('.sql-results .notice', { hasText: 'Not run yet' }).waitFor();
  expect(await tabNames(page)).toEqual(['Query 1', 'Tab 0', 'Tab 1']);
  await tab(page, 'Tab 1').click();
  await page.locator('.sql-idle').waitFor();
  expect(await page.locator('.schema-own').count()).toBe(0);
});
