import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { rowsOf } from './ask-lens';
import { searchOf, statementOf } from './explore-page';
import { reopen, sharedBrowser, siteUrl, type Visit } from './harness';

const browser = sharedBrowser();

let visit: Visit;
let page: Page;
beforeAll(async () => {
  visit = await browser.visit({ route: '#/misaligned' });
  page = visit.page;
});

const count = async () => {
  const text = await page.locator('.misaligned-count-line strong').innerText();
  return Number(text.replaceAll(',', ''));
};
const counted = async (sql: string) => Number((await rowsOf(page, sql))[0]?.n);

/** The checkbox of a facet's member. */
const member = (facet: string, name: string) =>
  page.locator('details.facet', { has: page.locator('summary', { hasText: facet }) }).getByLabel(name);
const open = (facet: string) => page.locator('details.facet > summary', { hasText: facet }).click();
const shares = async (facet: string, name: string) =>
  Number(
    (
      await page
        .locator('details.facet', { has: page.locator('summary', { hasText: facet }) })
        .locator('label', { hasText: name })
        .locator('.facet-count')
        .innerText()
    ).replaceAll(',', ''),
  );

/** Resolves when the whole of an element, or as much of it as there is room for, is on the screen. */
const inView = (selector: string) =>
  page.waitForFunction((own) => {
    const box = document.querySelector(own)?.getBoundingClientRect();
    return box && box.height > 0 && box.top >= 0 && box.bottom <= innerHeight + 1;
  }, selector);
/** The place in the list of the row that has the focus. */
const focusedRow = () =>
  page.evaluate(() => Number(document.activeElement?.closest('li')?.getAttribute('aria-posinset')));

const DIRECTION = 'states agree, acts disagree';

test('lists every cell that differs, the widest distance first, and renders what is in view', async () => {
  const all = await counted('SELECT count(*)::INTEGER AS n FROM cells WHERE misaligned');
  expect(all).toBeGreaterThan(4000);
  await expect.poll(count).toBe(all);
  const rows = page.locator('.misaligned-rows > li');
  expect(await rows.count()).toBeLessThan(80);
  await expect.poll(() => rows.first().getAttribute('aria-setsize')).toBe(String(all));
  const [widest] = await rowsOf(
    page,
    `SELECT value, country, topic FROM cells WHERE misaligned
     ORDER BY round(distance, 9) DESC NULLS LAST, md5(concat_ws(' ', value, country, topic, model)) LIMIT 1`,
  );
  await expect.poll(() => rows.first().innerText()).toContain(`${widest?.country}, ${widest?.topic}`);
  await expect.poll(() => rows.first().getByRole('link').innerText()).toBe(widest?.value);

  // By keys: the last row and back, and from row to row.
  await page.locator('.long-list-box').focus();
  await page.keyboard.press('End');
  await inView(`li[aria-posinset="${all}"]`);
  const shown = page.locator('.long-list-bar p');
  const last = all.toLocaleString('en-US');
  await expect.poll(() => shown.innerText()).toMatch(new RegExp(`^Cases [\\d,]+–${last} of ${last}$`));
  expect(await rows.count()).toBeLessThan(80);
  await page.keyboard.press('Home');
  await expect.poll(() => shown.innerText()).toMatch(/^Cases 1–/);
  await rows.first().getByRole('link').focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(focusedRow).toBe(2);
  await page.keyboard.press('PageDown');
  await expect.poll(focusedRow).toBeGreaterThan(5);

  await page.getByLabel('Go to case').fill('4321');
  await page.getByRole('button', { name: 'Go', exact: true }).click();
  await expect.poll(() => shown.innerText()).toMatch(/^Cases 4,321–/);
  await expect.poll(focusedRow).toBe(4321);
  // Another list begins at its top.
  await member('Direction', DIRECTION).check();
  await expect.poll(() => shown.innerText()).toMatch(/^Cases 1–/);
  await page.goBack();
  await expect.poll(count).toBe(all);
});

test('keeps the page short: what is below the list is in reach, also on a phone', async () => {
  for (const [width, height] of [
    [1280, 900],
    [360, 740],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollHeight / innerHeight))
      .toBeLessThan(4);
    const box = await page.locator('.long-list-box').boundingBox();
    expect(box?.height).toBeLessThanOrEqual(0.75 * height + 2);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await inView('.site-footer');
  }
  await page.setViewportSize({ width: 1280, height: 900 });
});

test('goes on paper as far as is of use, and says what is not there', async () => {
  const rows = page.locator('.misaligned-rows > li');
  const all = await count();
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => void dispatchEvent(new Event('beforeprint')));
  await expect.poll(() => rows.count()).toBe(200);
  expect(await page.locator('.long-list-box').evaluate((own) => getComputedStyle(own).maxHeight)).toBe(
    'none',
  );
  await page
    .getByText(
      `The first 200 of ${all.toLocaleString('en-US')} cases; the other ${(all - 200).toLocaleString('en-US')} are not printed.`,
    )
    .waitFor();
  // The box has no end until the page is on the screen again.
  await page.evaluate(() => void dispatchEvent(new Event('afterprint')));
  await expect.poll(() => rows.count()).toBeLessThanOrEqual(200);
  await page.emulateMedia({ media: null });
  await expect.poll(() => rows.count()).toBeLessThan(80);
});

test('narrows by facets, whose counts say what each choice would leave', async () => {
  await member('Direction', DIRECTION).check();
  await open('Country');
  await member('Country', 'Egypt').check();
  const where = `misaligned AND stated = 'agree'`;
  await expect
    .poll(count)
    .toBe(await counted(`SELECT count(*)::INTEGER AS n FROM cells WHERE ${where} AND country = 'Egypt'`));
  expect(await shares('Country', 'India')).toBe(
    await counted(`SELECT count(*)::INTEGER AS n FROM cells WHERE ${where} AND country = 'India'`),
  );
  expect(await shares('Direction', 'states disagree')).toBe(
    await counted(
      `SELECT count(*)::INTEGER AS n FROM cells WHERE misaligned AND stated = 'disagree' AND country = 'Egypt'`,
    ),
  );
  expect(searchOf(page)).toEqual({ direction: ['agree-disagree'], country: ['Egypt'] });
  await member('Model', 'GPT-4o-mini').check();
  const own = await counted(
    `SELECT count(*)::INTEGER AS n FROM cells WHERE ${where} AND country = 'Egypt' AND model = 'gpt-4o-mini'`,
  );
  await expect.poll(count).toBe(own);
  const rows = await rowsOf(page, await statementOf(page.locator('.misaligned-page .take-away')));
  expect(rows).toHaveLength(own);
  await page.goBack();
  await expect.poll(() => searchOf(page).model).toBeUndefined();
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect.poll(() => page.url()).toBe(`${siteUrl()}#/misaligned`);
});

test('shows the authors’ own list, with a word about Qwen’s', async () => {
  await member('Source', 'in the authors’ list only').check();
  const qwen = member('Model', 'Qwen');
  await qwen.first().check();
  const listed = await counted(
    `SELECT count(*)::INTEGER AS n FROM misaligned_listed WHERE model ILIKE '%qw%'`,
  );
  expect(listed).toBeGreaterThan(100);
  await expect.poll(count).toBe(listed);
  await expect
    .poll(() => page.locator('.notice', { hasText: 'About Qwen’s list' }).innerText())
    .toContain('177 cases');
  await page.getByRole('button', { name: 'Clear all' }).click();
});

test('shows the authors’ own list whole, at a press', async () => {
  await page.getByRole('button', { name: 'Show the authors’ own list' }).click();
  await expect.poll(count).toBe(await counted('SELECT count(*)::INTEGER AS n FROM misaligned_listed'));
  await page.locator('.notice', { hasText: 'About Qwen’s list' }).waitFor();
  await expect
    .poll(() => page.locator('.misaligned-count-line').innerText())
    .toContain('in the authors’ own list');
  await page.getByRole('button', { name: 'Clear all' }).click();
});

test('searches the loaded actions, and leads to a case and back', async () => {
  // The sample and the release have other words.
  const [{ word } = {}] = await rowsOf(
    page,
    `SELECT min(regexp_extract(action, '[a-z]{6,}')) AS word FROM via_actions
     SEMI JOIN (FROM cells WHERE misaligned) AS found USING (country, topic, value)
     WHERE regexp_matches(action, '[a-z]{6,}')`,
  );
  await page.getByRole('searchbox').fill(String(word));
  const found = await counted(
    `SELECT count(*)::INTEGER AS n FROM cells SEMI JOIN (
       SELECT * FROM via_actions WHERE concat(action, chr(10), explanation) ILIKE '%${word}%'
     ) AS found USING (country, topic, value) WHERE misaligned`,
  );
  expect(found).toBeGreaterThan(0);
  await expect.poll(count).toBe(found);
  expect(searchOf(page)).toEqual({ q: [word] });
  const first = page.locator('.misaligned-rows > li').first().getByRole('link');
  const value = await first.innerText();
  await first.click();
  await page.getByRole('heading', { level: 1, name: value, exact: true }).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main');
  await page.goBack();
  await expect.poll(count).toBe(found);
  await expect.poll(() => page.getByRole('searchbox').inputValue()).toBe(word);
  await page.getByRole('searchbox').fill('zzzzzz');
  await page.getByText('No case matches').waitFor();
});

test('opens the nearest list where an address cannot be followed', async () => {
  await page.goto(
    `${siteUrl()}#/misaligned?country=Atlantis&country=Nigeria&topic=Politics&model=gpt-4o-mini&model=hal-9000`,
  );
  await page.locator('.notice.is-warning', { hasText: 'There is no country “Atlantis”.' }).waitFor();
  await page.locator('.notice.is-warning', { hasText: 'There is no model “hal-9000” here.' }).waitFor();
  await expect.poll(count).toBe(
    await counted(
      `SELECT count(*)::INTEGER AS n FROM cells
         WHERE misaligned AND country = 'Nigeria' AND topic = 'Politics' AND model = 'gpt-4o-mini'`,
    ),
  );
});

test('complained of nothing', () => {
  expect(visit.complaints).toEqual([]);
});

test('folds the filters away on a narrow screen, until they are asked for', async () => {
  await page.goto(`${siteUrl()}#/misaligned`);
  await page.setViewportSize({ width: 360, height: 740 });
  await reopen(page);
  await page.locator('.misaligned-count-line').waitFor();
  const country = page.locator('details.facet > summary', { hasText: 'Country' });
  expect(await country.isVisible()).toBe(false);
  await page.getByText('Filters', { exact: true }).click();
  await country.waitFor();
});
