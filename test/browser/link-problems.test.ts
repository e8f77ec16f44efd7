import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { ROUTES } from '../../src/app/routes';
import { open, ratesOf } from './explore-page';
import { sharedBrowser, siteUrl } from './harness';
import { rowsInView } from './sql-page';

const browser = sharedBrowser();

let page: Page;
let complaints: string[];
beforeAll(async () => {
  ({ page, complaints } = await browser.visit({ route: '#/' }));
});

/** A link to each page with a part that the page cannot follow, and what the page says about it. */
const LINKS: readonly (readonly [route: string, says: string])[] = [
  ['#/?as=alignment-ranking.film', 'There is no setting “alignment-ranking.film”.'],
  ['#/?tour=99', 'The tour has no step “99”.'],
  ['#/findings?claim=magic', 'There is no claim “magic”.'],
  ['#/explore?measure=beauty', 'There is no measure “beauty”.'],
  ['#/explore?target=all', 'There is no target of intervals “all”.'],
  ['#/compare?by=planet', 'Models cannot be compared by “planet”.'],
  ['#/models?by=beauty', 'Models cannot be sorted by “beauty”.'],
  ['#/models?add=http://example.org/run.zip', 'Only addresses that begin with https:// are fetched.'],
  ['#/misaligned?source=rumour', 'There is no source “rumour”.'],
  ['#/scenario/Nigeria/Politics?model=hal-9000', 'No data for the model “hal-9000” here.'],
  ['#/scenario/Nigeria/Politics?as=by-model-order.up', 'There is no setting “by-model-order.up”.'],
  ['#/case/Nigeria/Politics/Wealth?model=hal-9000', 'No data for the model “hal-9000” here.'],
  ['#/case/Nigeria/Politics/wealthy', 'There is no value “wealthy”'],
  ['#/dataset?layout=spiral', 'There is no layout “spiral”.'],
  ['#/data?as=cases-without-a-pair.film', 'There is no setting “cases-without-a-pair.film”.'],
  ['#/evidence?as=rates-at-best-and-at-worst.film', 'There is no setting “rates-at-best-and-at-worst.film”.'],
  ['#/sql?z=broken', 'This link is damaged'],
  ['#/run?country=Atlantis', '“Atlantis” is not one of the twelve countries.'],
];

test('every page says what of a link it could not follow, and nothing where it could', async () => {
  const notice = page.locator('main .notice.is-warning');
  for (const [route, says] of LINKS) {
    await page.goto(`${siteUrl()}${route}`);
    await notice.getByText(says).waitFor();
    expect(await notice.count(), route).toBe(1);
    await page.goto(`${siteUrl()}#/about`);
    await page.getByRole('heading', { level: 1, name: 'About' }).waitFor();
    expect(await notice.count(), `after ${route}`).toBe(0);
  }
});

/** Links as chat programs hand them on, and what the page shows then. */
const FORGIVEN: readonly (readonly [route: string, heading: string, hash: string])[] = [
  ['#/explore.', 'Explore', '#/explore'],
  ['#/explore)', 'Explore', '#/explore'],
  ['#/explore>', 'Explore', '#/explore'],
  ['#/case/Nigeria/Politics/Wealth.', 'Wealth', '#/case/Nigeria/Politics/Wealth'],
  ['#/case/United%2520States/Politics/Wealth,', 'Wealth', '#/case/United%2520States/Politics/Wealth'],
  ['#/case/Nigeria/Politics/Wealth?model=gpt-4o.', 'Wealth', '#/case/Nigeria/Politics/Wealth?model=gpt-4o.'],
  ['#/compare?model=gpt-4o&model=gpt-4o-mini)', 'Compare', '#/compare?model=gpt-4o&model=gpt-4o-mini)'],
  ['#/compare?by=topic&amp;measure=kappa', 'Compare', '#/compare?by=topic&measure=kappa'],
];

test('every page forgives a link what a chat program did to it', async () => {
  for (const [route, heading, hash] of FORGIVEN) {
    await page.goto(`${siteUrl()}${route}`);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    expect(new URL(page.url()).hash).toBe(hash);
    await page.waitForFunction(() => !document.querySelector('main .skeleton'));
    expect(await page.locator('main .notice.is-warning').count(), route).toBe(0);
  }
  await page.goto(`${siteUrl()}#/explore?measure=kappa&amp;rows=topic.`);
  await page.getByRole('rowheader', { name: 'National Identity' }).waitFor();
  expect(await page.locator('main .notice.is-warning').count()).toBe(0);
});

test('a query in a link is run without the signs around it', async () => {
  for (const [query, text] of [
    ['SELECT%25201%2520AS%2520a', 'SELECT 1 AS a'],
    ['SELECT%202%20AS%20a.', 'SELECT 2 AS a'],
    ['SELECT%20max(3)%20AS%20a).', 'SELECT max(3) AS a'],
    ['SELECT%204%20AS%20a>', 'SELECT 4 AS a'],
    ['SELECT%205%20AS%20a"', 'SELECT 5 AS a'],
  ]) {
    await page.goto(`${siteUrl()}#/sql?q=${query}`);
    await expect.poll(() => page.locator('.cm-content').innerText()).toBe(text);
    await expect.poll(() => rowsInView(page)).toEqual([[/\d/.exec(text ?? '')?.[0]]]);
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.locator('.sql-message', { hasText: 'Link copied' }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(/#\/sql\?q=[\w%.-]*\w$/);
  }
});

test('no page that reads its address is forgotten', () => {
  const routes = readFileSync('src/app/routes.ts', 'utf8');
  const pages = [...routes.matchAll(/path: '\/(\w+)[^']*'[^}]*views\/(\w+)\//g)];
  expect(pages).toHaveLength(ROUTES.length);
  const tested = new Set(LINKS.map(([route]) => route.split(/[/?]/)[1]));
  const reading = pages.filter(([, , folder]) =>
    readdirSync(`src/views/${folder}`, { recursive: true, encoding: 'utf8' }).some(
      (file) =>
        /\.tsx?$/.test(file) && readFileSync(`src/views/${folder}/${file}`, 'utf8').includes('useAddress('),
    ),
  );
  expect(reading.length).toBeGreaterThan(6);
  expect(reading.filter(([, page]) => !tested.has(page))).toEqual([]);
});

describe('an address that names no scenario or case', () => {
  test.each([
    ['#/case/Nigeria/Politics/freedom', 'Freedom', 'There is no value “freedom”'],
    ['#/case/Nigeria/Politics', 'Social Power', 'The address names no value'],
    ['#/case/%E0%A4%A/Politics/Wealth', 'Wealth', 'There is no country “%E0%A4%A”'],
    ['#/case/Nigeria/Politics/Wealth?model=hal-9000', 'Wealth', 'the model “hal-9000”'],
    ['#/scenario/Nigeria/Health', 'Nigeria, Health and Health Care', 'There is no topic “Health”'],
    ['#/scenario/Nigeria', 'Nigeria, Politics', 'The address names no topic'],
  ])('%s opens the nearest, and says so', async (route, title, problem) => {
    await page.goto(`${siteUrl()}${route}`);
    await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
    await page.locator('.notice.is-warning', { hasText: problem }).waitFor();
    await page.locator('.figures-table tbody tr').first().waitFor();
  });
});

test('the explorer opens the nearest view where its address cannot be followed, and says all of it', async () => {
  await open(page, '#/explore?measure=beauty&rows=planet&country=Atlantis&country=Egypt&sort=up&cell=x');
  const notice = page.locator('.notice.is-warning');
  const text = await notice.innerText();
  for (const part of [
    '“beauty”',
    '“planet”',
    '“Atlantis”',
    '“up” is not a sort order',
    '“x” is not a cell',
    'nearest view',
  ])
    expect(text).toContain(part);
  expect(Object.keys(Object.values(await ratesOf(page))[0] ?? {})).toEqual(['EG']);
  await open(page, '#/explore?model=hal-9000&model=gpt-4o-mini');
  await expect.poll(() => notice.innerText()).toContain('There is no model “hal-9000” here');
  expect(Object.keys(await ratesOf(page))).toEqual(['GPT-4o-mini']);
});

test('no page complained', () => {
  expect(complaints).toEqual([]);
});
