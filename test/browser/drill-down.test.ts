import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { rowsOf } from './ask-lens';
import { statementOf } from './explore-page';
import { reopen, sharedBrowser, siteUrl, type Visit } from './harness';
import { headline, rateIn, readTable } from './headline-table';
import { stepTo } from './step-to';
import { menuItem } from './take-away';

const browser = sharedBrowser();

let visit: Visit;
let page: Page;
beforeAll(async () => {
  visit = await browser.visit({ route: '#/' });
  page = visit.page;
});

/** Goes to a route on the page that is open. */
const go = (route: string) => page.goto(`${siteUrl()}${route}`);

const TOPIC = 'Health and Health Care';

/** The eight ratings of each model as the page of a case of this value shows them. */
async function ratingsShown(value: string): Promise<string[][]> {
  await page.getByRole('heading', { level: 1, name: value, exact: true }).waitFor();
  const rows = page.locator('.ratings-table tbody tr');
  await rows.first().waitFor();
  await expect.poll(() => page.locator('.rating-cell[class*="is-rating"]').count()).toBeGreaterThan(0);
  return Promise.all(
    (await rows.all()).map(async (row) => [
      ...(await row.locator('th a').allInnerTexts()),
      ...(await row.locator('td.rating-cell').allInnerTexts()),
    ]),
  );
}

async function ratingsExpected(topic: string, value: string): Promise<string[][]> {
  const of = `country = 'Nigeria' AND topic = '${topic}' AND value = '${value}'`;
  const models = await rowsOf(
    page,
    `SELECT model, label FROM cells JOIN models USING (model) WHERE ${of} ORDER BY model`,
  );
  const ratings = await rowsOf(page, `SELECT model, variant, rating FROM task1_ratings WHERE ${of}`);
  return models.map(({ model, label }) => [
    String(label),
    ...[0, 1, 2, 3, 4, 5, 6, 7].map((variant) =>
      String(ratings.find((row) => row.model === model && row.variant === variant)?.rating ?? '·'),
    ),
  ]);
}

/** The parts of the route: the page, country, topic and value. */
const caseParts = () => new URL(page.url()).hash.split('?')[0]?.split('/').map(decodeURIComponent) ?? [];

describe('from the headline to a raw rating', () => {
  test('takes three clicks, and Back leads all the way', async () => {
    const { columns, rows } = await readTable(headline(page));
    const row = rows.findIndex(({ label }) => label === 'Gemma-2-9b');
    await page.locator(`[data-cell="${row},${columns.indexOf('NRA')}"]`).click();
    await page.locator('.country-detail').getByRole('link', { name: TOPIC }).click();
    await page.locator('#scenario-values').waitFor();
    const scenario = page.url();
    expect(scenario).toContain('model=gemma-2-9b-it');
    await page.locator('.values-table tbody th a').nth(3).click();
    await expect.poll(() => caseParts().slice(1, 4)).toEqual(['case', 'Nigeria', TOPIC]);
    const value = caseParts()[4] ?? '';
    expect(await ratingsShown(value)).toEqual(await ratingsExpected(TOPIC, value));
    await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText()).toBe(value);

    await page.goBack();
    await page.locator('#scenario-values').waitFor();
    expect(page.url()).toBe(scenario);
    await page.goBack();
    await headline(page).waitFor();
    expect(new URL(page.url()).hash).toBe('#/');
  });

  test('is possible by keyboard alone', async () => {
    await go('#/about');
    await headline(page).waitFor({ state: 'detached' });
    await go('#/');
    await headline(page).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main');
    /** Presses Tab until an element matching the selector has the focus; counts the presses. */
    const tabTo = async (selector: string, most: number) => {
      for (let presses = 1; presses <= most; presses++) {
        await page.keyboard.press('Tab');
        if (await page.evaluate((own) => document.activeElement?.matches(own) ?? false, selector))
          return presses;
      }
      throw new Error(`The focus did not reach ${selector} in ${most} presses of Tab`);
    };
    await tabTo('#headline .heat-cell', 60);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    const detail = page.locator('.country-detail');
    await detail.locator('tbody a').first().waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('.country-detail') !== null))
      .toBe(true);
    await tabTo('.country-detail tbody a', 10);
    await page.keyboard.press('Enter');
    await page.locator('.values-table tbody').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main');
    await tabTo('.values-table tbody a', 60);
    await page.keyboard.press('Enter');
    await expect.poll(() => caseParts()[1]).toBe('case');
    expect((await ratingsShown(caseParts()[4] ?? '')).length).toBeGreaterThanOrEqual(6);
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main');
    await page.goBack();
    await page.locator('.values-table').waitFor();
    await page.goBack();
    await headline(page).waitFor();
  });
});

test('a scenario: its models, the matrices of one, all values, and the way to another scenario', async () => {
  const route = `#/scenario/Nigeria/${encodeURIComponent(TOPIC)}?model=gpt-4o-mini`;
  await go(route);
  await page.locator('.matrix').first().waitFor();
  const models = await rowsOf(
    page,
    `SELECT label, alignment_rate AS rate, fp + fn AS misaligned, known
     FROM scenario_alignment JOIN models USING (model)
     WHERE country = 'Nigeria' AND topic = '${TOPIC}' ORDER BY alignment_rate DESC NULLS LAST, model`,
  );
  const table = page.getByRole('region', { name: 'Models', exact: true }).locator('tbody tr');
  await expect.poll(() => table.locator('th').allInnerTexts()).toEqual(models.map(({ label }) => label));
  const rates = (await table.locator('td:nth-child(2)').allInnerTexts()).map(rateIn);
  expect(rates).toEqual(models.map(({ rate }) => (rate === null ? null : Number(Number(rate).toFixed(2)))));
  const own = models.find(({ label }) => label === 'GPT-4o-mini');
  await expect.poll(() => page.locator('.matrix tbody tr').count()).toBe(56);
  await expect.poll(() => page.locator('.matrix tbody td.is-misaligned').count()).toBe(own?.misaligned);

  const distances = async () =>
    (await page.locator('.values-table tbody td:nth-child(6)').allInnerTexts()).map(Number);
  const sorted = await distances();
  expect(sorted).toHaveLength(56);
  expect(sorted).toEqual([...sorted].sort((a, b) => b - a));
  const header = page.locator('.values-table thead').getByRole('button', { name: 'Distance' });
  await header.click();
  expect(await distances()).toEqual([...sorted].reverse());

  await table.getByRole('button', { name: 'Claude Sonnet 4' }).click();
  await page.getByRole('heading', { name: /^Claude Sonnet 4: stated, chosen/ }).waitFor();
  expect(page.url()).toContain('model=claude-sonnet-4');
  await page.getByRole('combobox', { name: 'Country', exact: true }).selectOption('Egypt');
  await page.getByRole('heading', { level: 1, name: `Egypt, ${TOPIC}` }).waitFor();
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: `Nigeria, ${TOPIC}` }).waitFor();
  expect(page.url()).toContain('model=claude-sonnet-4');

  const cell = page.locator('section[aria-labelledby="scenario-all"] [data-cell="2,1"]');
  await cell.click();
  await page.getByRole('heading', { level: 1, name: 'Wealth' }).waitFor();
  expect(caseParts().slice(0, 4)).toEqual(['#', 'case', 'Nigeria', TOPIC]);
});

describe('a case', () => {
  const CASE = `#/case/Nigeria/${encodeURIComponent(TOPIC)}/Social%20Power?model=gemma-2-9b-it`;

  test('shows both actions with the attributed words marked, or how to load them', async () => {
    await go(CASE);
    await ratingsShown('Social Power');
    const key = `country = 'Nigeria' AND topic = '${TOPIC}' AND value = 'Social Power'`;
    const actions = await rowsOf(
      page,
      `SELECT polarity, action, spans, explanation, origin FROM via_actions WHERE ${key} ORDER BY polarity DESC`,
    );
    expect(actions).toHaveLength(2);
    const cards = page.locator('.case-page-action-card');
    await expect.poll(() => cards.count()).toBe(2);
    const squeezed = (text: unknown) => String(text).replace(/\s+/g, ' ').trim();
    for (const [index, { action, spans, explanation, origin }] of actions.entries()) {
      const card = cards.nth(index);
      expect(squeezed(await card.locator('.case-page-action-text').innerText())).toBe(squeezed(action));
      const marks = (await card.locator('mark, .attributed-span').allInnerTexts()).map(squeezed).join(' ');
      const within = (spans as string[]).filter((span) => String(action).includes(span));
      expect(within.length).toBeGreaterThan(0);
      for (const span of within) expect(marks).toContain(squeezed(span));
      expect(squeezed(await card.innerText())).toContain(squeezed(explanation));
      expect((await card.innerText()).includes('sample, not VIA')).toBe(origin === 'sample');
    }
    const choosers = await rowsOf(
      page,
      `SELECT label FROM cells JOIN models USING (model) WHERE ${key} AND chosen = 'disagree' AND evidence <> 'no_pair'`,
    );
    const line = cards.nth(1).locator('.case-page-action-choosers');
    for (const { label } of choosers) await expect.poll(() => line.innerText()).toContain(String(label));

    const [loaded] = await rowsOf(page, `SELECT count(*)::INTEGER AS n FROM via_actions`);
    await go('#/case/France/Politics/Wealth');
    await page.getByRole('heading', { level: 1, name: 'Wealth' }).waitFor();
    if (Number(loaded?.n) > 112) await expect.poll(() => cards.count()).toBe(2);
    else await page.getByText('The two actions of this case are not loaded').waitFor();
  });

  test('steps to the values before and after it, around its neighbours, and can be cited', async () => {
    await go(CASE);
    expect(await ratingsShown('Social Power')).toEqual(await ratingsExpected(TOPIC, 'Social Power'));
    await expect.poll(() => page.locator('.ratings-table tr.is-current th').innerText()).toBe('Gemma-2-9b');
    const steps = page.getByRole('navigation', { name: 'Values of this scenario' });
    const { links, early } = await stepTo(steps.getByRole('link', { name: 'Authority' }), 'Authority');
    expect(early).toEqual([]);
    expect(links).toHaveLength(2);
    for (const link of [...links, page.url()]) expect(link).toContain('model=gemma-2-9b-it');
    await (await menuItem(page.locator('.figure[data-figure="case"]'), 'Share', 'Cite')).click();
    const cite = page.getByRole('dialog', { name: 'Cite' });
    const own = cite.getByRole('region', { name: 'This view' });
    await expect.poll(() => own.innerText()).toContain('Authority, Health and Health Care, Nigeria');
    expect(await own.innerText()).toContain(page.url());
    expect(await own.innerText()).toMatch(/data version \d+\.\d+\.\d+\. http.* \(accessed \d{4}-\d\d-\d\d\)/);
    await cite.getByRole('button', { name: 'Close' }).click();
    await cite.waitFor({ state: 'detached' });
    await steps.getByRole('link', { name: 'Social Power' }).click();
    await page.getByRole('heading', { level: 1, name: 'Social Power' }).waitFor();

    const grid = page.locator('section[aria-labelledby="case-elsewhere"]');
    await expect.poll(() => grid.locator('.heat-cell').count()).toBe(11 * 12);
    await expect
      .poll(() => grid.locator('.heat-cell', { hasText: '≠' }).count())
      .toBe(
        (
          await rowsOf(
            page,
            `SELECT country FROM cells WHERE model = 'gemma-2-9b-it' AND value = 'Social Power' AND misaligned`,
          )
        ).length,
      );
    await grid.locator('[data-cell="0,0"]').click();
    await expect.poll(() => caseParts().slice(2)).toEqual(['United States', 'Politics', 'Social Power']);
    await page.goBack();
    await expect.poll(() => caseParts()[2]).toBe('Nigeria');
    await expect.poll(() => page.locator('.other-values a').count()).toBe(56);
    await page.getByRole('link', { name: `Nigeria, ${TOPIC}` }).click();
    await page.getByRole('heading', { level: 1, name: `Nigeria, ${TOPIC}` }).waitFor();
  });

  test('has its ratings in the statement that "Open in SQL" opens, row by row', async () => {
    await go(CASE);
    const shown = await ratingsShown('Social Power');
    const rows = await rowsOf(
      page,
      await statementOf(page.locator('.figure[data-figure="case"] .take-away')),
    );
    const names = new Map(
      (await rowsOf(page, 'SELECT model, label FROM models')).map(({ model, label }) => [model, label]),
    );
    expect(
      rows.map((row) => [
        names.get(row.model),
        ...[0, 1, 2, 3, 4, 5, 6, 7].map((variant) => String(row[`rating_${variant}`] ?? '·')),
      ]),
    ).toEqual(shown);
  });
});

describe('the settings of a scenario’s tables', () => {
  test('are in the address, which brings them back', async () => {
    await go('#/scenario/Nigeria/Politics?model=gpt-4o-mini');
    const all = page.locator('section[aria-labelledby="scenario-all"]');
    await all.getByRole('combobox', { name: 'Show' }).selectOption('inclination');
    await all.getByRole('button', { name: 'GPT-4o-mini', exact: true }).click();
    await page.locator('.values-table thead').getByRole('button', { name: 'Value', exact: true }).click();
    const first = () =>
      Promise.all([
        page.locator('.values-table tbody th').first().innerText(),
        all.locator('tbody th').first().innerText(),
        all.locator('[data-cell="0,3"]').innerText(),
      ]);
    await expect.poll(async () => (await first())[0]).toBe('A Spiritual Life');
    const before = await first();
    await reopen(page);
    await expect.poll(first).toEqual(before);
    await expect.poll(() => all.getByRole('combobox', { name: 'Show' }).inputValue()).toBe('inclination');
    await expect
      .poll(() => all.locator('thead th[aria-sort="descending"]').innerText())
      .toContain('GPT-4o-mini');
  });
});

test('complained of nothing', () => {
  expect(visit.complaints).toEqual([]);
});
