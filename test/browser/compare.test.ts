import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { rowsOf } from './ask-lens';
import { searchOf } from './explore-page';
import { reopen, sharedBrowser, siteUrl, type Visit } from './harness';

const browser = sharedBrowser();

let visit: Visit;
let page: Page;
beforeAll(async () => {
  visit = await browser.visit({ route: '#/compare' });
  page = visit.page;
});

const [LLAMA, MINI] = ['llama-3.3-70b-instruct', 'gpt-4o-mini'] as const;

/** The cases that two models share, as a common table expression. */
const shared = (first: string, second: string) => `WITH shared AS (
  SELECT country, topic, value, a.stated AS stated_a, a.chosen AS chosen_a, b.stated AS stated_b, b.chosen AS chosen_b
  FROM cells AS a JOIN cells AS b USING (country, topic, value)
  WHERE a.model = '${first}' AND b.model = '${second}' AND a.misaligned IS NOT NULL AND b.misaligned IS NOT NULL)`;

/** A number with its sign, as the page writes it. */
const numberIn = (text: string) => Number(text.replace('−', '-').replace('±', '').replace('+', ''));

/** The rows of the table of differences: the two figures, the difference, the interval. */
async function differences() {
  const rows = await page.locator('.compare-table tbody tr').all();
  return Promise.all(
    rows.map(async (row) => {
      const group = await row.locator('th').innerText();
      const [first = '', second = '', third = ''] = await row.locator('td').allInnerTexts();
      const [, difference = '', low = '', high = ''] = /^(\S+)\s+(\S+) to (\S+)$/.exec(third) ?? [];
      return {
        group,
        first: Number(first),
        second: Number(second),
        difference: numberIn(difference),
        low: numberIn(low),
        high: numberIn(high),
      };
    }),
  );
}

const computed = () =>
  page
    .locator('.compare:has(.compare-note) .explore-status:empty')
    .waitFor({ state: 'attached' })
    .then(() => page.getByText('Computing paired intervals').waitFor({ state: 'detached' }));

test('gives each country’s difference on the shared cases, with a paired interval', async () => {
  await computed();
  const rates = await rowsOf(
    page,
    `${shared(LLAMA, MINI)},
     rates AS (
       SELECT country, topic,
         f1(count(*) FILTER (stated_a = 'disagree' AND chosen_a = 'disagree'),
            count(*) FILTER (stated_a = 'agree' AND chosen_a = 'disagree'),
            count(*) FILTER (stated_a = 'disagree' AND chosen_a = 'agree')) AS a,
         f1(count(*) FILTER (stated_b = 'disagree' AND chosen_b = 'disagree'),
            count(*) FILTER (stated_b = 'agree' AND chosen_b = 'disagree'),
            count(*) FILTER (stated_b = 'disagree' AND chosen_b = 'agree')) AS b
       FROM shared GROUP BY ALL)
     SELECT country, avg(a) AS a, avg(b) AS b FROM rates GROUP BY ALL`,
  );
  expect(rates).toHaveLength(12);
  const rows = await differences();
  expect(rows.map(({ group }) => group).sort()).toEqual(rates.map(({ country }) => country).sort());
  for (const { group, first, second, difference, low, high } of rows) {
    const rate = rates.find(({ country }) => country === group);
    expect(first).toBe(Number(Number(rate?.a).toFixed(2)));
    expect(second).toBe(Number(Number(rate?.b).toFixed(2)));
    expect(difference).toBeCloseTo(Number(rate?.b) - Number(rate?.a), 1);
    expect(low, group).toBeLessThanOrEqual(difference);
    expect(high, group).toBeGreaterThanOrEqual(difference);
  }
  const overall = () => page.locator('.compare-overall').innerText();
  await expect.poll(overall).toMatch(/GPT-4o-mini: alignment rate 0\.\d\d, \+0\.\d\d against Llama-3\.3-70B/);
  await expect.poll(overall).toContain('95 % interval of the difference');
  await expect.poll(overall).toContain('for other topics and countries too');
  await expect.poll(overall).toContain('It does not reflect');
  await expect
    .poll(overall)
    .toMatch(
      /Llama-3\.3-70B: kappa 0\.\d\d; its rate would be 0\.\d\d if statements were shuffled, and at most 0\.\d\d/,
    );
});

test('counts who aligns where, and lists the cases of one alone', async () => {
  const [counts] = await rowsOf(
    page,
    `${shared(LLAMA, MINI)}
     SELECT count(*) FILTER (stated_a = chosen_a AND stated_b = chosen_b)::INTEGER AS both,
       count(*) FILTER (stated_a = chosen_a AND stated_b <> chosen_b)::INTEGER AS first,
       count(*) FILTER (stated_a <> chosen_a AND stated_b = chosen_b)::INTEGER AS second,
       count(*) FILTER (stated_a <> chosen_a AND stated_b <> chosen_b)::INTEGER AS neither
     FROM shared`,
  );
  const parts = page.locator('.compare-part-count');
  await expect.poll(() => parts.count()).toBe(4);
  const shown = (await parts.allInnerTexts()).map((text) => Number(text.split(' ')[0]?.replaceAll(',', '')));
  expect(shown).toEqual([counts?.both, counts?.first, counts?.second, counts?.neither]);
  const section = page.locator('section[aria-labelledby="compare-only"]');
  const listed = (count: unknown) =>
    section.getByText(new RegExp(`^Cases 1–\\d+ of ${Number(count).toLocaleString('en-US')}$`));
  await listed(counts?.first).waitFor();
  await section.getByRole('button', { name: 'Only GPT-4o-mini aligns' }).click();
  await listed(counts?.second).waitFor();
  expect(await section.locator('.compare-cases li').count()).toBeGreaterThan(8);
});

test('draws a point a group, and how often each two models agree', async () => {
  const points = page.locator('section[aria-labelledby="compare-scatter"] svg .mark-symbol path');
  await expect.poll(() => points.count()).toBe(12);
  const grid = page.locator('section[aria-labelledby="compare-agreement"]');
  const [row] = await rowsOf(
    page,
    `SELECT avg((a.chosen = b.chosen)::INTEGER) AS chosen, avg((a.stated = b.stated)::INTEGER) AS stated
     FROM cells AS a JOIN cells AS b USING (country, topic, value)
     WHERE a.model = 'gemma-2-9b-it' AND b.model = '${LLAMA}'`,
  );
  const cells = () =>
    Promise.all(['0,1', '1,0'].map((cell) => grid.locator(`[data-cell="${cell}"]`).innerText()));
  const printed = (share: unknown) => Number(share).toFixed(2);
  await expect.poll(cells).toEqual([printed(row?.chosen), printed(row?.chosen)]);
  await grid.getByRole('combobox').selectOption('stated');
  await expect.poll(cells).toEqual([printed(row?.stated), printed(row?.stated)]);
});

test('keeps its choices in the address, and Back undoes them', async () => {
  await page.goto(`${siteUrl()}#/compare`);
  await page.getByRole('heading', { name: 'Alignment rate by country' }).waitFor();
  await page.getByRole('combobox', { name: 'Measure', exact: true }).selectOption({ label: 'Accuracy' });
  await page.getByRole('heading', { name: 'Accuracy by country' }).waitFor();
  await page.getByRole('combobox', { name: 'By', exact: true }).selectOption({ label: 'Schwartz type' });
  await page.getByRole('heading', { name: 'Accuracy by Schwartz type' }).waitFor();
  expect(searchOf(page)).toEqual({ model: [LLAMA, MINI], by: ['type'], measure: ['accuracy'] });
  await expect.poll(() => page.locator('.compare-table tbody tr').count()).toBe(10);
  await page.getByRole('button', { name: /^Models / }).click();
  await page
    .locator('.multi-select-panel:popover-open')
    .getByLabel('Claude Sonnet 4', { exact: true })
    .click();
  await page.keyboard.press('Escape');
  await page.locator('.compare-table thead th', { hasText: 'Claude Sonnet 4: difference' }).waitFor();
  expect(searchOf(page).model).toEqual([LLAMA, MINI, 'claude-sonnet-4']);
  await page.goBack();
  await page.goBack();
  await page.goBack();
  await page.getByRole('heading', { name: 'Alignment rate by country' }).waitFor();
  expect(searchOf(page)).toEqual({});
});

test('says what of an address cannot be followed, and what it needs', async () => {
  await page.goto(`${siteUrl()}#/compare?model=hal-9000&model=gpt-4o-mini&by=planet`);
  const notice = page.locator('.notice.is-warning');
  await expect.poll(() => notice.innerText()).toContain('There is no model “hal-9000” here');
  await expect.poll(() => notice.innerText()).toContain('cannot be compared by “planet”');
  await page.locator('.compare-table thead', { hasText: 'Llama-3.3-70B' }).waitFor();
  await page.goto(`${siteUrl()}#/compare?model=gpt-4o-mini`);
  await page.getByText('Choose two models').waitFor();
  await page.goto(`${siteUrl()}#/compare?model=gpt-4o&model=gpt-4o-mini`);
  await page.getByText('GPT-4o has no case known in both tasks').waitFor();
  expect(await page.locator('#compare-only').count()).toBe(0);
});

test('compares by one task where only that one is known', async () => {
  await page.goto(`${siteUrl()}#/compare?model=gpt-4o&model=gpt-4o-mini&measure=inclination`);
  const [row] = await rowsOf(
    page,
    `SELECT avg(a.inclination) AS a, avg(b.inclination) AS b, count(*)::INTEGER AS n
     FROM cells AS a JOIN cells AS b USING (country, topic, value)
     WHERE a.model = 'gpt-4o' AND b.model = '${MINI}' AND country = 'Egypt'
       AND a.inclination IS NOT NULL AND b.inclination IS NOT NULL`,
  );
  const egypt = page.locator('.compare-table tbody tr', { hasText: 'Egypt' });
  await egypt.locator('.compare-interval', { hasText: ' to ' }).waitFor();
  expect((await egypt.locator('td').allInnerTexts()).slice(0, 2)).toEqual([
    Number(row?.a).toFixed(2),
    Number(row?.b).toFixed(2),
  ]);
});

test('keeps in the address which side is listed, and in what two models agree', async () => {
  await page.goto(`${siteUrl()}#/compare`);
  await page.getByRole('button', { name: 'Only GPT-4o-mini aligns' }).click();
  const kind = page.getByRole('combobox', { name: 'Share of cases in which two models' });
  await kind.selectOption('aligned');
  await reopen(page);
  await expect.poll(() => kind.inputValue()).toBe('aligned');
  const side = page.getByRole('button', { name: 'Only GPT-4o-mini aligns' });
  await expect.poll(() => side.getAttribute('aria-pressed')).toBe('true');
});

test('complained of nothing', () => {
  expect(visit.complaints).toEqual([]);
});
