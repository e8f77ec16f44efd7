import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { rowsOf } from './ask-lens';
import { sharedBrowser } from './harness';
import { editorReady, rowsInView, run, write } from './sql-page';

const browser = sharedBrowser();

async function open(route = '#/sql') {
  const visit = await browser.visit({ route });
  await editorReady(visit.page);
  return visit;
}

const endOfRun = (page: Page) => page.locator('.sql-results[aria-busy="false"]').waitFor();

describe('a reader of the SQL page', () => {
  let page: Page;
  let complaints: string[];
  beforeAll(async () => {
    ({ page, complaints } = await open());
  });

  test('runs the query that stands there', async () => {
    await page.locator('.sql-run').click();
    await endOfRun(page);
    const rows = await rowsInView(page);
    expect(rows[0]).toEqual(['GPT-4o-mini', '0.567', '0.482', '0.999459']);
    expect(rows.at(-1)?.[1]).toBe('NULL');
  });

  test('gets the results of several statements, and the place of the one that fails', async () => {
    const { problem } = await run(
      page,
      'SELECT 1 AS one;\nSELECT 2 AS two;\nSELECT labl FROM models;\nSELECT 4',
    );
    expect(problem).toMatch(/Did you mean label\?/);
    await expect.poll(() => page.locator('.sql-result-list li').count()).toBe(2);
    await expect.poll(() => page.locator('.cm-lintRange-error').innerText()).toBe('labl');
    await page.getByRole('button', { name: 'Replace with label' }).click();
    await page.keyboard.press('ControlOrMeta+Shift+Enter');
    await page.locator('.sql-result-list li:nth-child(4)').waitFor();
    expect(await page.locator('.sql-results .notice').count()).toBe(0);
  });

  test('runs the statement at the cursor alone', async () => {
    await write(page, 'SELECT 1 AS first;\nSELECT 2 AS second');
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.locator('.result-grid-name', { hasText: 'second' }).waitFor();
    expect(await page.locator('.sql-result-list').count()).toBe(0);
  });

  test('is offered columns, and the values of a column', async () => {
    await write(page, "SELECT * FROM cells WHERE country = 'Nig");
    await page.keyboard.type('e');
    const option = page.locator('.cm-tooltip-autocomplete li[aria-selected]');
    await option.waitFor();
    await expect.poll(() => option.innerText()).toBe('Nigeria');
    // A key that comes sooner than 75 ms after a list opened is not meant for it.
    await page.waitForTimeout(200);
    await page.keyboard.press('Tab');
    await expect.poll(() => page.locator('.cm-content').innerText()).toContain("country = 'Nigeria'");
    await write(page, 'SELECT inclin FROM cells');
    for (let step = 0; step < ' FROM cells'.length; step++) await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('a');
    await option.waitFor();
    await expect.poll(() => option.innerText()).toMatch(/^inclination/);
  });

  test('has the query laid out', async () => {
    await write(page, 'select a.model,count(*) from cells a group by all');
    await page.getByRole('button', { name: 'Format' }).click();
    await page.waitForFunction(() =>
      document
        .querySelector('.editor-host')
        ?.shadowRoot?.querySelector('.cm-content')
        ?.textContent?.includes('GROUP BY'),
    );
  });

  test('cancels a query that would run for hours, at once, and keeps the tables', async () => {
    await run(page, 'CREATE OR REPLACE TABLE kept AS SELECT 7 AS n');
    await write(
      page,
      'SELECT count(*) FROM range(100000) a, range(100000) b, range(10) c WHERE a.range % 7 = b.range % 11',
    );
    await page.locator('.sql-run').click();
    await page.locator('.sql-running', { hasText: '1 s' }).waitFor();
    await page.locator('.sql-cancel').click();
    await page.locator('.sql-results .notice', { hasText: 'Cancelled' }).waitFor();
    await expect.poll(() => page.locator('.cm-content').innerText()).toContain('range(100000)');
    await run(page, 'FROM kept');
    expect(await rowsInView(page)).toEqual([['7']]);
  });

  test('is told of the time limit, and can run without', async () => {
    await page.locator('.sql-limits select').nth(1).selectOption('10');
    await page.evaluate(() => {
      const real = window.setTimeout;
      // The time limit comes a hundred times sooner.
      window.setTimeout = ((work: () => void, time?: number) =>
        real(work, time === 10_000 ? 100 : time)) as typeof setTimeout;
    });
    const slow = 'SELECT count(*) FROM range(10000) a, range(10000) b WHERE hash(a.range) < hash(b.range)';
    expect((await run(page, slow)).problem).toMatch(/Stopped after 10 seconds[\s\S]*Run without limit/);
    await page.getByRole('button', { name: 'Run without limit' }).click();
    await page.locator('.sql-result-summary').waitFor();
    await page.locator('.sql-limits select').nth(1).selectOption('60');
  });

  test('gets everything back when a statement takes DuckDB down', async () => {
    await run(
      page,
      'CREATE OR REPLACE TABLE kept AS SELECT 7 AS n; CREATE OR REPLACE VIEW twice AS SELECT n * 2 AS m FROM kept; CREATE OR REPLACE MACRO plus(a) AS a + 1',
    );
    const engine = page.workers().find((worker) => worker.url().includes('engine.worker'));
    await engine?.evaluate(() => self.close());
    await expect.poll(() => page.workers().some((worker) => worker === engine)).toBe(false);
    await run(page, 'SELECT plus(m) AS p FROM twice');
    expect(await rowsInView(page)).toEqual([['15']]);
    await page.locator('.notice', { hasText: 'DuckDB was started again' }).waitFor();
    await page.getByRole('button', { name: 'OK' }).click();
    const [count] = await rowsOf(page, 'SELECT count(*)::INTEGER AS n FROM topics');
    expect(count).toEqual({ n: 11 });
  });

  test('finds text and tables again after a reload', async () => {
    await run(page, 'CREATE OR REPLACE TABLE kept AS SELECT 7 AS n, INTERVAL 3 DAY AS i, [1, 2] AS l');
    await write(page, '-- my long thought\nFROM kept');
    await page.locator('.own-database').getByText('Kept in this browser.').waitFor();
    await page.goto(page.url().replace(/#.*/, '#/sql'));
    await page.reload();
    await editorReady(page);
    await expect.poll(() => page.locator('.cm-content').innerText()).toContain('my long thought');
    await page.locator('.schema-own', { hasText: 'kept' }).waitFor();
    await page.locator('.sql-run').click();
    await endOfRun(page);
    expect(await rowsInView(page)).toEqual([['7', '3 days', '[1, 2]']]);
    expect(await rowsOf(page, 'SELECT n FROM mine.kept')).toEqual([{ n: 7 }]);
  });

  test('opens a worked question with what its answer says', async () => {
    await page.getByRole('button', { name: 'Questions' }).click();
    await page
      .getByRole('button', { name: 'On which values do models disagree with each other most?' })
      .click();
    await endOfRun(page);
    await page.locator('.result-grid-row').first().waitFor();
    expect((await rowsInView(page))[0]?.[0]).toBe('Accepting my Portion in Life');
    await expect.poll(() => page.locator('.cookbook p').innerText()).toMatch(/splits the models most/);
    await page.getByRole('button', { name: 'History' }).click();
    await page.getByLabel('Search the history').fill('stddev_samp');
    await expect.poll(() => page.locator('.sql-history li').count()).toBe(1);
  });

  test('has seen no complaint of the browser', () => {
    expect(complaints).toEqual([]);
  });
});

describe('a visitor of the SQL page', () => {
  let page: Page;
  const sql = "SELECT '50 %25 + a&b' AS text";
  beforeAll(async () => {
    ({ page } = await open(`#/sql?q=${encodeURIComponent(sql)}`));
  });

  test('sees the query of a link, which is run, but changes nothing', async () => {
    await endOfRun(page);
    expect(await rowsInView(page)).toEqual([['50 %25 + a&b']]);
    await expect.poll(() => page.locator('.cm-content').innerText()).toBe(sql);
    const change = `#/sql?q=${encodeURIComponent('CREATE TABLE planted AS SELECT 1')}`;
    await page.goto(new URL(change, page.url()).href);
    await page.locator('.sql-results .notice', { hasText: 'Not run yet' }).waitFor();
    expect(await page.locator('.schema-own').count()).toBe(0);
  });

  test('has no overflow on a narrow screen', async () => {
    await page.setViewportSize({ width: 360, height: 780 });
    await run(page, 'FROM model_alignment');
    const overflow = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await overflow()).toBe(0);
    await page.locator('.sql-result-views button', { hasText: 'Chart' }).click();
    await page.locator('.vega-chart svg').waitFor();
    expect(await overflow()).toBe(0);
    await page.locator('.export-menu > button').click();
    const menu = await page.locator('.export-menu .menu-panel').boundingBox();
    expect(menu?.x).toBeGreaterThanOrEqual(0);
    expect((menu?.x ?? 0) + (menu?.width ?? 0)).toBeLessThanOrEqual(360);
  });
});
