import type { Page, Worker } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { failureOf, rowsOf } from './ask-lens';
import { sharedBrowser } from './harness';
import { saveData } from './save-data';

const browser = sharedBrowser();

/** Both would run for days. DuckDB stops in the middle of the first; the second it does not let go of. */
const STOPPABLE = 'SELECT count(*) FROM task2_choices AS a, task2_choices AS b, task2_choices AS c';
const UNSTOPPABLE = `
SELECT count(*) FROM range(10000000) AS a, range(10000000) AS b WHERE hash(a.range + b.range) % 1000003 = 7`;

const engineOf = (page: Page): Worker => {
  const [engine, ...others] = page.workers().filter((worker) => worker.url().includes('engine.worker'));
  if (!engine || others.length > 0) throw new Error('The page should have one engine');
  return engine;
};

/** Starts a query and comes back while it runs; see `outcome` and `abort`. */
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

interface Pending {
  readonly controller: AbortController;
  readonly outcome: Promise<string>;
}

const outcome = (page: Page): Promise<string> => page.evaluate(() => (window as unknown as Pending).outcome);
const abort = (page: Page): Promise<void> =>
  page.evaluate(() => (window as unknown as Pending).controller.abort());

describe('cancelling', () => {
  test.each([
    ['stops', STOPPABLE],
    ['does not let go of', UNSTOPPABLE],
  ])('ends a query that DuckDB %s, and the next one is answered', async (_, sql) => {
    const { page } = await browser.visit({ prepare: saveData });
    await rowsOf(page, 'SELECT count(*) FROM models, task2_choices');
    await startQuery(page, sql);
    await page.waitForTimeout(300);
    await abort(page);
    expect(await outcome(page)).toBe('AbortError');
    expect(await rowsOf(page, 'SELECT count(*) AS n FROM models')).toEqual([{ n: 8 }]);
  });

  test('ends a query before DuckDB has started', async () => {
    const { page } = await browser.visit({ prepare: saveData });
    await startQuery(page, 'FROM models');
    await abort(page);
    expect(await outcome(page)).toBe('AbortError');
    expect(await rowsOf(page, 'SELECT count(*) AS n FROM models')).toEqual([{ n: 8 }]);
  });
});

describe('DuckDB dies', () => {
  test('while a query runs: the query is rejected, the next one is answered by another engine', async () => {
    const { page, requests } = await browser.visit({ prepare: saveData });
    await rowsOf(page, 'SELECT count(*) FROM models, task2_choices');
    const first = engineOf(page);
    await startQuery(page, STOPPABLE);
    await first.evaluate(() => self.close());
    expect(await outcome(page)).toBe('EngineDiedError');
    expect(await rowsOf(page, 'SELECT count(*) AS n FROM models')).toEqual([{ n: 8 }]);
    expect(engineOf(page)).not.toBe(first);
    expect(
      requests.filter((url) => url.includes('models.parquet')),
      'the table is still at hand',
    ).toHaveLength(1);
  });

  test('while nothing runs: the next query is answered by another engine', async () => {
    const { page } = await browser.visit({ prepare: saveData });
    await rowsOf(page, 'FROM models');
    const first = engineOf(page);
    await first.evaluate(() => self.close());
    await expect.poll(() => page.workers().includes(first)).toBe(false);
    expect(await rowsOf(page, 'SELECT count(*) AS n FROM models')).toEqual([{ n: 8 }]);
  });

  test('of a statement: its query says so, the next one is answered by another engine', async () => {
    const { page } = await browser.visit({ prepare: saveData });
    await rowsOf(page, 'FROM models');
    const first = engineOf(page);
    // One text of 3 GB: a trap in WebAssembly.
    const failure = await failureOf(page, "SELECT length(repeat('x', 3000000000))");
    expect(failure.name).toBe('EngineDiedError');
    expect(await rowsOf(page, 'SELECT count(*) AS n FROM models')).toEqual([{ n: 8 }]);
    expect(engineOf(page)).not.toBe(first);
  });
});
