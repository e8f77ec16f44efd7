import type { Page, Worker } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { failureOf, rowsOf } from './ask-lens';
import { sharedBrowser, type Visit } from './harness';

const browser = sharedBrowser();

/** Both would run for days. DuckDB can be stopped in the middle of the first, but not of the second. */
const STOPPABLE = 'SELECT count(*) FROM task2_choices AS a, task2_choices AS b, task2_choices AS c';
const UNSTOPPABLE = `
SELECT count(*) FROM range(10000000) AS a, range(10000000) AS b WHERE hash(a.range + b.range) % 1000003 = 7`;

const enginesOf = (page: Page): Worker[] =>
  page.workers().filter((worker) => worker.url().includes('engine.worker'));

/** The page's one engine. */
async function engineOf(page: Page): Promise<Worker> {
  await expect.poll(() => enginesOf(page).length).toBe(1);
  return enginesOf(page)[0] as Worker;
}

/** Makes the page record the statements sent to its engine. */
const listSent = (page: Page) =>
  page.addInitScript(() => {
    const sent: string[] = [];
    Object.assign(window, { sent });
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (this: Worker, ...args: [unknown, never]) {
      const { type, data } = (args[0] ?? {}) as { type?: unknown; data?: unknown[] };
      if (type === 'START_PENDING_QUERY') sent.push(String(data?.[1]));
      return post.apply(this, args);
    };
  });

/** Starts a query and returns while it is pending; see `outcome` and `abort`. */
async function startQuery(page: Page, sql: string): Promise<void> {
  await page.evaluate((text) => {
    const controller = new AbortController();
    const outcome = window.lens.query(text, { signal: controller.signal }).then(
      () => 'an answer',
      (error: Error) => error.name,
    );
    Object.assign(window, { controller, outcome });
  }, sql);
}

/** Starts a query and returns when its statement has been sent to the engine. */
async function startRunning(page: Page, sql: string): Promise<void> {
  await startQuery(page, sql);
  await page.waitForFunction(
    (text) => (window as unknown as Pending).sent.some((own) => own.endsWith(text)),
    sql,
  );
}

interface Pending {
  readonly sent: string[];
  readonly controller: AbortController;
  readonly outcome: Promise<string>;
}

const outcome = (page: Page): Promise<string> => page.evaluate(() => (window as unknown as Pending).outcome);
const abort = (page: Page): Promise<void> =>
  page.evaluate(() => (window as unknown as Pending).controller.abort());

let visit: Visit;
let page: Page;
beforeAll(async () => {
  visit = await browser.visit({
    prepare: listSent,
  });
  page = visit.page;
});

const models = () => rowsOf(page, 'SELECT count(*) AS n FROM models');

describe('cancelling', () => {
  test('ends a query before DuckDB has started', async () => {
    await startQuery(page, 'FROM models');
    await abort(page);
    expect(await outcome(page)).toBe('AbortError');
    expect(await models()).toEqual([{ n: 8 }]);
  });

  test.each([
    ['stops', STOPPABLE],
    ['does not let go of', UNSTOPPABLE],
  ])('ends a query that DuckDB %s, and the next one is answered', async (_, sql) => {
    await rowsOf(page, 'SELECT count(*) FROM models, task2_choices');
    await startRunning(page, sql);
    await abort(page);
    expect(await outcome(page)).toBe('AbortError');
    expect(await models()).toEqual([{ n: 8 }]);
  });
});

describe('DuckDB dies', () => {
  test('while a query runs: the query is rejected, the next one is answered by another engine', async () => {
    await rowsOf(page, 'SELECT count(*) FROM models, task2_choices');
    const first = await engineOf(page);
    const before = visit.requests.length;
    await startRunning(page, STOPPABLE);
    await first.evaluate(() => self.close());
    expect(await outcome(page)).toBe('EngineDiedError');
    expect(await models()).toEqual([{ n: 8 }]);
    await expect.poll(() => enginesOf(page).includes(first)).toBe(false);
    await engineOf(page);
    expect(
      visit.requests.slice(before).filter((url) => url.includes('models.parquet')),
      'the table is still at hand',
    ).toEqual([]);
  });

  test('while nothing runs: the next query is answered by another engine', async () => {
    await rowsOf(page, 'FROM models');
    const first = await engineOf(page);
    await first.evaluate(() => self.close());
    await expect.poll(() => enginesOf(page).includes(first)).toBe(false);
    expect(await models()).toEqual([{ n: 8 }]);
  });

  test('of a statement: its query says so, the next one is answered by another engine', async () => {
    await rowsOf(page, 'FROM models');
    const first = await engineOf(page);
    // One text of 3 GB: a trap in WebAssembly.
    const failure = await failureOf(page, "SELECT length(repeat('x', 3000000000))");
    expect(failure.name).toBe('EngineDiedError');
    expect(await models()).toEqual([{ n: 8 }]);
    await expect.poll(() => enginesOf(page).includes(first)).toBe(false);
    await engineOf(page);
  });
});
