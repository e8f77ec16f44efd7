import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { CLAIMS } from '../../src/analysis/findings/claims';
import { TOUR } from '../../src/app/tour/steps';
import { sharedBrowser, siteUrl, type Visit } from './harness';

const browser = sharedBrowser();

let visit: Visit;
let page: Page;
beforeAll(async () => {
  visit = await browser.visit({ route: '#/findings' });
  page = visit.page;
});

const section = (id: string) => page.locator(`section.claim#${id}`);

async function open(route: string): Promise<void> {
  await page.goto(`${siteUrl()}${route}`);
  await page.waitForFunction(() => !document.querySelector('main .skeleton'));
}

test('every claim has a verdict, its sentences and a chart; a link opens one claim', async () => {
  await open('#/findings');
  for (const { id, title } of CLAIMS) {
    const own = section(id);
    await own.locator('.verdict').waitFor();
    expect(await own.locator('> p').allInnerTexts(), id).not.toEqual([]);
    const listed = page.locator('.verdict-list li', { hasText: title });
    expect(await listed.locator('.verdict').innerText()).toBe(await own.locator('.verdict').innerText());
  }
  await page.locator('.verdict-list a', { hasText: 'Whose statements' }).click();
  // Charts that are drawn on the way may move it a little.
  await expect
    .poll(() => section('whose').evaluate((own) => Math.abs(own.getBoundingClientRect().top) / innerHeight))
    .toBeLessThan(0.5);
  await section('whose').locator('.vega-chart svg').waitFor();
  expect(visit.complaints).toEqual([]);
});

test('the reader’s own rules find risks; a line that is none is named', async () => {
  await open('#/findings?claim=risks');
  const rules = section('risks').getByRole('textbox');
  await rules.fill('Only a name');
  await section('risks').getByRole('button', { name: 'Run these rules' }).click();
  await section('risks').getByRole('alert').getByText('Rule 1 cannot be read').waitFor();
  await rules.fill('Anything: a');
  await section('risks').getByRole('button', { name: 'Run these rules' }).click();
  await section('risks').getByRole('button', { name: 'Table' }).click();
  await section('risks').getByRole('rowheader', { name: 'Anything' }).waitFor();
  expect(await section('risks').getByRole('alert').count()).toBe(0);
});

test('the baselines follow the positive class and the share of disagreement', async () => {
  await open('#/findings');
  const play = page.locator('#baselines');
  const rate = async (name: string) =>
    Number(await play.getByRole('row', { name }).getByRole('cell').first().innerText());
  expect(await rate('Always agrees')).toBe(0);
  await play.getByRole('slider').fill('100');
  await play.getByRole('row', { name: 'Drawn at random, 100 % disagree' }).waitFor();
  expect(await rate('Drawn at random')).toBe(await rate('Always disagrees'));
  await play.getByRole('combobox', { name: 'Positive class' }).selectOption('agree');
  await expect.poll(() => rate('Always agrees')).toBeGreaterThan(0.8);
  expect(page.url()).toContain('share=100');
  expect(page.url()).toContain('positive=agree');
});

test('the tour leads through the site by keyboard, and ends where it is left', async () => {
  await open('#/?tour=1');
  for (const [place, { title }] of TOUR.entries()) {
    const panel = page.getByRole('region', { name: `Tour, step ${place + 1} of ${TOUR.length}` });
    await panel.getByText(title).waitFor();
    await expect.poll(() => panel.evaluate((own) => own === document.activeElement)).toBe(true);
    if (place + 1 === TOUR.length) break;
    await panel.getByRole('button', { name: 'Next' }).focus();
    await page.keyboard.press('Enter');
  }
  const here = page.url();
  await page.keyboard.press('Escape');
  await page.getByRole('region', { name: 'Tour' }).waitFor({ state: 'detached' });
  expect(page.url()).toBe(here.replace(/[?&]tour=\d+/, ''));
});

/** The pages of a PDF. */
const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;

test('the poster is one page of A4 and of Letter; the findings are printed with their addresses', async () => {
  await open('#/poster');
  await expect.poll(() => page.locator('.poster .verdict').count()).toBe(CLAIMS.length);
  for (const format of ['A4', 'Letter'])
    expect(pagesOf(await page.pdf({ format, landscape: true, preferCSSPageSize: true })), format).toBe(1);
  await open('#/findings');
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  expect(await page.getByRole('button', { name: 'Print the findings' }).isVisible()).toBe(false);
  const link = section('gap').getByRole('link', { name: 'Link to this claim' });
  expect(await link.evaluate((own) => getComputedStyle(own, '::after').content)).toContain(
    '#/findings?claim=gap',
  );
  expect(await link.getAttribute('data-address')).toBe(`${siteUrl()}#/findings?claim=gap`);
  await page.emulateMedia({ media: null, colorScheme: null });
});

// The last one: from here on the page asks DuckDB.
test('recomputed in the browser, every finding is the same', async () => {
  await open('#/findings');
  await page.getByRole('button', { name: 'Recompute them in this browser' }).click();
  await expect
    .poll(() => page.locator('.figures-from').innerText())
    .toContain('are the same as those built with this site');
  await expect.poll(() => page.locator('.claim .verdict').count()).toBe(CLAIMS.length);
});
