import type { Browser, Page } from 'playwright-core';
import { runnerImport } from 'vite';
import type * as Cookbook from '../src/sql/cookbook';
import type { Site } from '../test/support/site';
import { median, printTable, quantileOf } from './report';
import type { Timings } from './workbench/workbench';
import { workbenchSite } from './workbench-site';

const RUNS = 15;
/** The first twenty worked questions; loaded by Vite, since they hold SQL files. */
async function worked(): Promise<readonly Cookbook.Question[]> {
  const { module } = await runnerImport<typeof Cookbook>('./src/sql/cookbook/index.ts', {
    configFile: false,
    logLevel: 'warn',
  });
  return module.COOKBOOK.flatMap(({ questions }) => questions).slice(0, 20);
}
const ROWS = 1_000_000;
const FRAMES = 180;

/** The same queries, in turn, through the workbench and through a bare connection of the same engine. */
async function measureOverhead(browser: Browser): Promise<void> {
  const site = await workbenchSite();
  const page = await browser.newPage();
  try {
    await page.goto(site.url);
    await page.waitForFunction(() => 'measure' in window);
    // The fastest of many runs: anything else the machine does only adds time.
    const rows: { id: string; ours: number; raw: number }[] = [];
    for (const { id, sql } of await worked()) {
      const { workbench, raw }: Timings = await page.evaluate(([text, runs]) => window.measure(text, runs), [
        sql,
        RUNS,
      ] as const);
      rows.push({ id, ours: Math.min(...workbench), raw: Math.min(...raw) });
    }
    const sum = (key: 'ours' | 'raw') => rows.reduce((total, row) => total + row[key], 0);
    printTable(
      `SQL: workbench beside AsyncDuckDBConnection.query, fastest of ${RUNS}`,
      ['', 'workbench (ms)', 'raw (ms)', 'workbench / raw'],
      [...rows, { id: `all ${rows.length}`, ours: sum('ours'), raw: sum('raw') }].map(({ id, ours, raw }) => [
        id,
        ours.toFixed(1),
        raw.toFixed(1),
        (ours / raw).toFixed(2),
      ]),
    );
  } finally {
    await page.close();
    await site.close();
  }
}

/** Scrolls the result by one screen per frame, with jumps, and returns the time from frame to frame. */
function scroll(page: Page): Promise<number[]> {
  // As text: the bench's own compiler would insert helpers into a function.
  return page.evaluate(`(async () => {
    const grid = document.querySelector('.result-grid');
    const nextFrame = () => new Promise((done) => requestAnimationFrame(done));
    const times = [];
    let before = await nextFrame();
    for (let frame = 0; frame < ${FRAMES}; frame++) {
      grid.scrollTop += frame % 30 === 29 ? grid.scrollHeight / 10 : 400;
      const now = await nextFrame();
      times.push(now - before);
      before = now;
    }
    return times;
  })()`);
}

async function measureScrolling(browser: Browser, site: Site): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  try {
    const sql = `SELECT range AS i, hash(range) AS h, 'row ' || range AS t, range / 7 AS d FROM range(${ROWS})`;
    await page.goto(`${site.url}#/sql`);
    await page.locator('.cm-content').waitFor();
    await page.locator('.sql-limits select').first().selectOption(String(ROWS));
    await page.locator('.cm-content').click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText(sql);
    await page.locator('.sql-run').click();
    await page.locator('.sql-result-summary', { hasText: '1,000,000 rows' }).waitFor({ timeout: 120_000 });
    await page.locator('.result-grid-row').first().waitFor();
    const times = await scroll(page);
    printTable(
      `SQL: scrolling ${ROWS.toLocaleString('en-US')} rows, ${FRAMES} frames`,
      ['', 'ms'],
      [
        ['median frame', median(times).toFixed(1)],
        ['95 % of frames within', quantileOf(times, 0.95).toFixed(1)],
        ['longest frame', Math.max(...times).toFixed(1)],
        ['frames over 50 ms', String(times.filter((time) => time > 50).length)],
      ],
    );
  } finally {
    await page.close();
  }
}

const GROUPED = `SELECT model, variant, count(*) AS n, avg(rating) AS mean, sum(rating) AS total
FROM task1_ratings GROUP BY ALL ORDER BY model, variant`;
const PAINTS = 40;

/** From Run to the painted result of a group-by over all ratings. */
async function measurePaint(browser: Browser, site: Site): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  try {
    await page.goto(`${site.url}#/sql`);
    await page.locator('.cm-content').click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText(GROUPED);
    // As text: the bench's own compiler would insert helpers into a function.
    const times: number[] = await page.evaluate(`(async () => {
      const results = () => document.querySelector('.sql-results');
      const painted = () => new Promise((done) => requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(performance.now());
        port2.postMessage(null);
      }));
      const times = [];
      for (let run = 0; run <= ${PAINTS}; run++) {
        const before = results()?.dataset.run;
        const start = performance.now();
        document.querySelector('.sql-run').click();
        await new Promise((done) => {
          const observer = new MutationObserver(() => {
            if (results()?.dataset.run === before || results()?.ariaBusy !== 'false') return;
            observer.disconnect();
            done();
          });
          observer.observe(document.body, { subtree: true, childList: true, attributes: true });
        });
        times.push(await painted() - start);
      }
      return times.slice(1);
    })()`);
    printTable(
      `SQL: from Run to the painted result of a group-by over all ratings, ${PAINTS} runs`,
      ['', 'ms'],
      [
        ['median', median(times).toFixed(0)],
        ['95 % within', quantileOf(times, 0.95).toFixed(0)],
      ],
    );
  } finally {
    await page.close();
  }
}

/** What the SQL page adds to DuckDB, how soon a result is painted, and how a large one scrolls. */
export async function benchSql(browser: Browser, site: Site): Promise<void> {
  await measureOverhead(browser);
  await measurePaint(browser, site);
  await measureScrolling(browser, site);
}
