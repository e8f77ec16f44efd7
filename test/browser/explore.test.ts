import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { rowsOf } from './ask-lens';
import {
  choose,
  expected,
  filter,
  open,
  printed,
  ratesOf,
  searchOf,
  settled,
  statementOf,
  table,
  withIntervals,
} from './explore-page';
import { sharedBrowser, type Visit } from './harness';
import { rateIn, readTable } from './headline-table';

const browser = sharedBrowser();

let visit: Visit;
let page: Page;
beforeAll(async () => {
  visit = await browser.visit({ route: '#/explore' });
  page = visit.page;
  await withIntervals(page);
});

const go = (route: string) => open(page, route);
const shown = () => ratesOf(page);

describe('the first view', () => {
  test('shows the alignment rates that the view country_alignment gives', async () => {
    const rows = await rowsOf(
      page,
      `SELECT model, code, alignment_rate FROM country_alignment JOIN countries USING (country)
       WHERE alignment_rate IS NOT NULL`,
    );
    expect(rows).toHaveLength(6 * 12);
    expect(await shown()).toEqual(expected(rows, 'model', 'code', 'alignment_rate'));
  });

  test('has an interval below every rate, around it', async () => {
    const form = /^(\d\.\d\d)\s*‡?\s+(\.\d\d)–(\.\d\d)$/;
    const cells = () => table(page).locator('.explore-cell').allInnerTexts();
    await expect.poll(async () => (await cells()).filter((cell) => form.test(cell)).length).toBe(6 * 12);
    for (const cell of await cells()) {
      const [, rate, low, high] = form.exec(cell) ?? [];
      expect(Number(low), cell).toBeLessThanOrEqual(Number(rate));
      expect(Number(high), cell).toBeGreaterThanOrEqual(Number(rate));
    }
  });

  test('opens a cell: focus on its heading, interval, prompt variants, its eleven scenarios', async () => {
    const cell = table(page).locator('[data-cell="1,2"]');
    await cell.press('Enter');
    const detail = page.locator('.cell-detail');
    const heading = detail.getByRole('heading', { level: 2 });
    await expect.poll(() => heading.innerText()).toBe('Gemma-2-9b, Germany');
    await expect.poll(() => heading.evaluate((own) => own === document.activeElement)).toBe(true);
    expect(searchOf(page)).toEqual({ cell: ['gemma-2-9b-it|Germany'] });
    await expect.poll(() => detail.locator('.cell-list li').count()).toBe(11);
    for (const said of [
      '95 % interval for other topics in the same countries',
      'topics are taken as a sample',
      'Highest rate',
      '616 of 616',
    ])
      await expect.poll(() => detail.innerText()).toContain(said);
    await expect
      .poll(() => detail.locator('.variant-table thead th[scope="col"]').allInnerTexts())
      .toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
    const rates = (await detail.locator('.cell-list .numeric').allInnerTexts()).map(rateIn);
    const mean = rates.reduce<number>((sum, rate) => sum + (rate ?? Number.NaN), 0) / rates.length;
    expect(Math.abs(mean - (rateIn(await cell.innerText()) ?? Number.NaN))).toBeLessThanOrEqual(0.01);
    await page.goBack();
    await expect.poll(() => detail.count()).toBe(0);
    await page.goForward();
    await detail.getByRole('button', { name: 'Close' }).click();
    await expect.poll(() => detail.count()).toBe(0);
    expect(searchOf(page)).toEqual({});
  });
});

test('says what its rates are worth, and what its intervals are about, as the reader chooses', async () => {
  await go('#/explore');
  const notes = () => page.locator('.explore-notes').innerText();
  await expect.poll(notes).toMatch(/rate when shuffled 0\.\d\d to 0\.\d\d, highest rate 0\.\d\d to 0\.\d\d/);
  await expect.poll(notes).toContain('interval for other topics in the same countries');
  const cell = table(page).locator('[data-cell="1,2"]');
  const before = await cell.innerText();
  await choose(page, 'Intervals for', 'these scenarios only');
  expect(searchOf(page)).toEqual({ target: ['these'] });
  await expect.poll(notes).toContain('interval for these scenarios only');
  await expect.poll(() => cell.innerText()).not.toBe(before);
  expect(rateIn(await cell.innerText())).toBe(rateIn(before));
});

describe('the controls', () => {
  test('change the address and the table, and Back undoes each', async () => {
    await go('#/explore');
    await choose(page, 'Measure', 'Cohen’s kappa');
    expect(searchOf(page)).toEqual({ measure: ['kappa'] });
    const kappa = await rowsOf(
      page,
      `SELECT model, code, kappa FROM country_alignment JOIN countries USING (country) WHERE kappa IS NOT NULL`,
    );
    expect(await shown()).toEqual(expected(kappa, 'model', 'code', 'kappa'));

    await choose(page, 'Columns', 'Topic');
    expect(searchOf(page)).toEqual({ measure: ['kappa'], rows: ['model'], columns: ['topic'] });
    const topics = await rowsOf(
      page,
      `SELECT model, short, kappa FROM topic_alignment JOIN topics USING (topic) WHERE kappa IS NOT NULL`,
    );
    expect(await shown()).toEqual(expected(topics, 'model', 'short', 'kappa'));

    await filter(page, 'Country', ['Egypt']);
    await filter(page, 'Topic', ['Politics', 'Religion']);
    expect(searchOf(page)).toMatchObject({ country: ['Egypt'], topic: ['Politics', 'Religion'] });
    const scenarios = await rowsOf(
      page,
      `SELECT model, short, kappa FROM scenario_alignment JOIN topics USING (topic)
       WHERE country = 'Egypt' AND topic IN ('Politics', 'Religion') AND known > 0`,
    );
    expect(await shown()).toEqual(expected(scenarios, 'model', 'short', 'kappa'));

    await page.goBack();
    await page.goBack();
    await page.goBack();
    await settled(page);
    expect(await shown()).toEqual(expected(topics, 'model', 'short', 'kappa'));
    await page.goBack();
    await settled(page);
    expect(await shown()).toEqual(expected(kappa, 'model', 'code', 'kappa'));
  });

  test('keep both of two choices that wait for the page together', async () => {
    await go('#/explore');
    await page.evaluate(() => {
      for (const name of ['Egypt', 'Politics', 'Religion']) {
        const option = [...document.querySelectorAll('.explore-filters label')].find(
          (label) => label.textContent?.trim() === name,
        );
        option?.querySelector('input')?.click();
      }
    });
    await settled(page);
    expect(searchOf(page)).toEqual({ country: ['Egypt'], topic: ['Politics', 'Religion'] });
    expect(await page.locator('.explore-filters input:checked').count()).toBe(3);
  });

  test('swap rows and columns, and count agreement as positive', async () => {
    await go('#/explore?rows=topic&columns=model');
    await choose(page, 'Positive class', 'agree');
    const before = await shown();
    const [cell] = await rowsOf(
      page,
      `SELECT avg(f1(tn, fn, fp)) AS rate FROM scenario_alignment
       WHERE model = 'claude-sonnet-4' AND topic = 'Politics'`,
    );
    expect(before.Politics?.['Claude Sonnet 4']).toBe(printed(cell?.rate));
    await page.getByRole('button', { name: 'Swap rows and columns' }).click();
    await settled(page);
    expect(searchOf(page)).toEqual({ rows: ['model'], columns: ['topic'], positive: ['agree'] });
    const after = await shown();
    expect(after['Claude Sonnet 4']?.Politics).toBe(before.Politics?.['Claude Sonnet 4']);
    expect(Object.keys(after)).toEqual(Object.keys(before.Politics ?? {}));
  });

  test('sort the models by a country, and order both sides by similarity', async () => {
    await go('#/explore?measure=misaligned');
    const before = await readTable(table(page));
    const header = table(page).locator('thead th', { hasText: 'UG' });
    await header.getByRole('button').click();
    await expect.poll(() => header.getAttribute('aria-sort')).toBe('descending');
    expect(searchOf(page)).toMatchObject({ sort: ['column:desc:Uganda'] });
    const column = before.columns.indexOf('UG');
    const rates = async () =>
      (await readTable(table(page))).rows.map(({ cells }) => rateIn(cells[column]) ?? Number.NaN);
    const sorted = await rates();
    expect(sorted).toEqual([...sorted].sort((a, b) => b - a));
    expect(new Set(sorted).size).toBeGreaterThan(2);

    await choose(page, 'Order', 'by similarity');
    expect(searchOf(page)).toMatchObject({ sort: ['similarity'] });
    const similar = await readTable(table(page));
    const labels = (rows: readonly { label: string }[]) => rows.map(({ label }) => label);
    expect(labels(similar.rows)).not.toEqual(labels(before.rows));
    expect(labels(similar.rows).sort()).toEqual(labels(before.rows).sort());
    expect([...similar.columns].sort()).toEqual([...before.columns].sort());
    await page.reload();
    await settled(page);
    expect(labels((await readTable(table(page))).rows)).toEqual(labels(similar.rows));
  });
});

test('shows the same figures as a chart, whose marks open their cell', async () => {
  await go('#/explore?model=gpt-4o-mini&model=claude-sonnet-4&rows=country&columns=model');
  await page.getByRole('button', { name: 'Chart' }).click();
  const chart = page.locator('.explore-chart svg');
  await chart.waitFor();
  expect(searchOf(page)).toMatchObject({ show: ['chart'] });
  await expect.poll(() => chart.locator('.mark-symbol path').count()).toBe(2 * 12);
  await expect.poll(() => chart.locator('.mark-rule.role-mark line').count()).toBe(12);
  await chart.locator('.mark-symbol').last().locator('path').first().click();
  await page.locator('.cell-detail').waitFor();
  expect(searchOf(page).cell?.[0]).toMatch(/^[\w ]+\|gpt-4o-mini$/);
  await page.getByRole('combobox', { name: 'Model', exact: true }).selectOption({ label: 'Claude Sonnet 4' });
  expect(searchOf(page)).toMatchObject({ column: ['claude-sonnet-4'] });
});

test('opens its exact statement on the SQL page', async () => {
  await go('#/explore?measure=mcc&rows=topic&columns=region&model=claude-sonnet-4');
  const takeAway = page.locator('.explore .take-away');
  const statement = await statementOf(takeAway);
  const rows = await rowsOf(page, statement);
  const own = await shown();
  expect(rows.length).toBe(11 * 5);
  const values = rows.map((row) => printed(row.mcc)).sort();
  expect(
    Object.values(own)
      .flatMap((cells) => Object.values(cells))
      .sort(),
  ).toEqual(values);
  await takeAway.getByRole('link', { name: 'Open in SQL' }).click();
  expect(searchOf(page)).toEqual({ q: [statement] });
  // The editor renders the lines in view.
  const lines = page.locator('.cm-content .cm-line');
  await lines.first().waitFor();
  const start = statement.split('\n').slice(0, 10).join('\n');
  await expect.poll(async () => (await lines.allInnerTexts()).join('\n')).toContain(start);
  await page.goBack();
  await settled(page);
  expect(await shown()).toEqual(own);
});

test('complained of nothing', () => {
  expect(visit.complaints).toEqual([]);
});
