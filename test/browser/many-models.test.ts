import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { PUBLISHED_MODELS } from '../../src/domain/models';
import { OTHER_MODELS as MODELS } from '../support/other-site';
import { addAxe, violations } from './axe';
import { settled } from './explore-page';
import { otherUrl, sharedBrowser, siteUrl } from './harness';
import { readTable } from './headline-table';
import { isInView } from './in-view';

const OTHERS = MODELS - PUBLISHED_MODELS.length;
/** The paper's, without the two that have no rate. */
const RATED = MODELS - 2;

const browser = sharedBrowser();

let site: string;
let page: Page;
let complaints: string[];
beforeAll(async () => {
  site = await otherUrl();
  ({ page, complaints } = await browser.visit({ site, eager: true }));
});

const rows = () => page.locator('.models-table tbody th[scope="row"]');
const found = (text: string) => page.locator('main').getByRole('status').filter({ hasText: text }).waitFor();
const rowIndex = (cell: Locator) =>
  cell.evaluate((own) => Number(own.closest('tr')?.getAttribute('aria-rowindex')));

test('the overview shows the models of the paper, and leads to the others', async () => {
  const { rows: shown } = await readTable(page.locator('#headline table.heat-table'));
  expect(shown.length).toBeLessThanOrEqual(PUBLISHED_MODELS.length);
  await page.getByRole('link', { name: `${OTHERS} more models` }).click();
  await found(`${MODELS} models`);
});

test('the models page is searched, narrowed and sorted by its address, and renders what is in view', async () => {
  await page.goto(`${site}#/models`);
  await found(`${MODELS} models`);
  expect(await page.locator('.models-table').getAttribute('aria-rowcount')).toBe(String(MODELS + 1));
  await expect.poll(() => rows().count()).toBeLessThan(MODELS / 2);
  await page.locator('.long-list-box').focus();
  await page.keyboard.press('End');
  const last = rows().last();
  await expect.poll(() => rowIndex(last)).toBe(MODELS + 1);
  await expect
    .poll(() => page.locator('.long-list-bar p').innerText())
    .toMatch(new RegExp(`^Models \\d+–${MODELS} of ${MODELS}$`));

  await page.getByLabel('Search by name or maker').fill('aurora chat');
  const matching = await rows().allInnerTexts();
  expect(matching.length).toBeGreaterThan(0);
  await found(`${matching.length} of ${MODELS} models`);
  expect(matching.filter((text) => !/^Aurora.*Chat/.test(text))).toEqual([]);

  await page.getByLabel('Search by name or maker').fill('');
  await page.getByRole('combobox', { name: 'Models' }).selectOption({ label: 'of the paper' });
  await found(`${PUBLISHED_MODELS.length} of ${MODELS} models`);
  await page.getByRole('button', { name: 'Model', exact: true }).click();
  await expect.poll(async () => (await rows().allInnerTexts())[0]).toContain('Claude Sonnet 4');
  expect(new URL(page.url()).hash).toBe('#/models?group=paper&by=label&order=ascending');
  await page.goBack();
  await page.goBack();
  await found(`${MODELS} models`);
});

test('the models page shows the row that is gone to, and those that keys lead to, under its head', async () => {
  await page.locator('.long-list-box').evaluate((box) => box.scrollIntoView({ block: 'center' }));
  await page.getByLabel('Go to model').fill('30');
  await page.getByRole('button', { name: 'Go', exact: true }).click();
  const focused = page.locator('.models-table :focus');
  const name = page.locator('.models-table tr:has(:focus) th');
  await expect.poll(() => rowIndex(focused)).toBe(31);
  for (let row = 30; row > 20; row--) {
    await expect.poll(() => isInView(name), { message: `row ${row}` }).toBe(true);
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => rowIndex(focused)).toBe(row);
  }
});

test('a long heat table counts all its rows, and keys reach the last', async () => {
  await page.goto(`${site}#/explore`);
  await settled(page);
  const table = page.locator('.explore .heat-table');
  await expect.poll(() => table.getAttribute('aria-rowcount')).toBe(String(RATED + 1));
  await expect.poll(() => table.locator('tbody tr').count()).toBeLessThan(RATED / 2);
  const focused = page.locator('.heat-cell:focus');
  await page.locator('[data-cell="0,0"]').focus();
  for (let row = 10; row < RATED; row += 10) await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await expect.poll(() => rowIndex(focused)).toBe(RATED + 1);
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => rowIndex(focused)).toBe(RATED);
});

test('a long heat table is whole on paper', async () => {
  const rows = page.locator('.explore .heat-table tbody tr');
  const all = Number(await page.locator('.explore .heat-table').getAttribute('aria-rowcount')) - 1;
  expect(await rows.count()).toBeLessThan(all / 2);
  await page.evaluate(() => void dispatchEvent(new Event('beforeprint')));
  await expect.poll(() => rows.count()).toBe(all);
  await page.evaluate(() => void dispatchEvent(new Event('afterprint')));
  await expect.poll(() => rows.count()).toBeLessThan(all / 2);
});

test('a chooser of many models finds them by name, and knows the paper’s', async () => {
  await page.goto(`${site}#/explore`);
  await settled(page);
  await page.getByRole('button', { name: /^Models / }).click();
  const panel = page.locator('.multi-select-panel:popover-open');
  await panel.getByText('Others on this site').waitFor();
  await panel.getByLabel('Search Models').fill('aurora chat');
  const options = await panel.getByRole('checkbox').count();
  await panel.getByRole('button', { name: `the ${options} found` }).click();
  await settled(page);
  const shown = page.locator('.explore .heat-table tbody th');
  await expect.poll(() => shown.count()).toBe(options);
  await panel.getByRole('button', { name: 'the paper’s' }).click();
  await expect.poll(() => shown.allInnerTexts()).toContain('Claude Sonnet 4');
  await panel.getByRole('button', { name: 'all models' }).click();
  await expect
    .poll(() => page.locator('.explore .heat-table').getAttribute('aria-rowcount'))
    .toBe(String(RATED + 1));
});

test('what has no room for all models says how many it shows', async () => {
  await page.goto(`${site}#/explore?show=chart`);
  await page
    .getByText(`The chart shows the first 60 of ${RATED} models. The table has all of them.`)
    .waitFor();
  await page.goto(`${site}#/compare`);
  await page.getByText(`22 of ${MODELS} models are shown.`).first().waitFor();
  await expect.poll(() => page.locator('#compare-agreement ~ * .heat-table tbody tr').count()).toBe(22);
});

test('what is said of the paper’s answers does not count those of others', async () => {
  const said = async (address: string) => {
    await page.goto(`${address}#/about`);
    return page.getByText('Task 1 ratings are read from the raw answers of six models').innerText();
  };
  const ofPaper = await said(siteUrl());
  expect(await said(site)).toBe(ofPaper);
});

test.each(['#/models', '#/explore', '#/compare'])('axe finds nothing serious on %s', async (route) => {
  await page.goto(`${site}${route}`);
  await page.locator('main table').last().waitFor();
  await addAxe(page);
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await violations(page), `${width} px`).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  expect(complaints).toEqual([]);
});
