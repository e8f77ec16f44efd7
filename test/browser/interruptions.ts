/** Ways in which a visit to the SQL page can end, or go wrong, after the reader made a table. */
import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { tablesIn } from '../support/duckdb-file';
import { siteUrl } from './harness';
import { editorReady, run, write } from './sql-page';

export const ownNames = (page: Page) => page.locator('.schema-own code').allInnerTexts();
export const kept = (page: Page) =>
  page.locator('.own-database').getByText('Kept in this browser.').waitFor();
const SLOW = 'SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE hash(a.range) < hash(b.range)';

/** As another visit would be: without the statement in the address, which would run again. */
export async function reload(page: Page): Promise<void> {
  await page.goto(page.url().replace(/#.*/, '#/sql'));
  await page.reload();
  await editorReady(page);
}

export async function endWorker(page: Page): Promise<void> {
  const engine = page.workers().find((worker) => worker.url().includes('engine.worker'));
  await engine?.evaluate(() => self.close());
  await expect.poll(() => page.workers().some((worker) => worker === engine)).toBe(false);
}

/** Makes the page note when the slow statement, and the one before storing, were sent to DuckDB. */
export const noteSent = (context: BrowserContext) =>
  context.addInitScript((slow) => {
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (this: Worker, ...args: [unknown, never]) {
      const { type, data } = (args[0] ?? {}) as { type?: unknown; data?: unknown[] };
      if (type === 'START_PENDING_QUERY' && String(data?.[1]).includes(slow))
        document.documentElement.dataset.slow = 'sent';
      if (type === 'RUN_QUERY' && data?.[1] === 'CHECKPOINT mine')
        document.documentElement.dataset.checkpoint = 'sent';
      return post.apply(this, args);
    };
  }, SLOW);

/** Starts a script that does not end by itself, and waits until its last statement runs. */
async function startSlow(page: Page, sql: string): Promise<void> {
  await write(page, `${sql}; ${SLOW}`);
  await page.evaluate(() => delete document.documentElement.dataset.slow);
  await page.locator('.sql-run').click();
  await page.locator('html[data-slow=sent]').waitFor();
}

/** What the browser keeps, read as `tablesIn` does. */
export async function stored(page: Page): Promise<Record<string, string>> {
  const bytes = await page.evaluate(async () => {
    const opening = indexedDB.open('value-action-lens');
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    const reading = opening.result.transaction('settings').objectStore('settings').get('sql-database');
    await new Promise((resolve) => reading.addEventListener('success', resolve));
    opening.result.close();
    const reader = new FileReader();
    reader.readAsDataURL(reading.result?.bytes ?? new Blob());
    await new Promise((resolve, reject) => {
      reader.addEventListener('load', resolve);
      reader.addEventListener('error', () => reject(reader.error));
    });
    return String(reader.result).replace(/^.*,/, '');
  });
  return bytes === '' || bytes === 'data:' ? {} : tablesIn(Buffer.from(bytes, 'base64'));
}

export const create = (page: Page, name: string) => run(page, `CREATE TABLE ${name} AS SELECT 1 AS a`);

/** Makes a table that is kept, as the page says. */
async function createKept(page: Page, name: string): Promise<void> {
  expect((await create(page, name)).problem).toBeNull();
  await kept(page);
}

/** A new tab of the same browser. */
export async function openTab(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${siteUrl()}#/sql`);
  await editorReady(page);
  return page;
}

/** Resolves while a large table is being stored. */
async function storeLarge(page: Page, name: string): Promise<void> {
  await write(page, `CREATE TABLE ${name} AS SELECT hash(range) AS a FROM range(500000)`);
  await page.evaluate(() => delete document.documentElement.dataset.checkpoint);
  await page.locator('.sql-run').click();
  await page.locator('html[data-checkpoint=sent]').waitFor();
}

interface Interruption {
  readonly what: string;
  /** Makes a table of this name, and interrupts. Resolves with the page to go on with, if it is another. */
  readonly make: (page: Page, name: string) => Promise<Page> | Promise<void>;
  /** Whether the table is kept; null where either is right. */
  readonly stays?: boolean | null;
}

/** Those that need a browser; `test/unit/state/sql/interruptions.ts` has the others. */
export const INTERRUPTIONS: readonly Interruption[] = [
  {
    what: 'a reload, and another before DuckDB has started',
    async make(page, name) {
      await createKept(page, name);
      await page.goto(page.url().replace(/#.*/, '#/sql'));
      await page.reload({ waitUntil: 'commit' });
      await reload(page);
    },
  },
  {
    what: 'a reload while a script runs',
    stays: false,
    async make(page, name) {
      await startSlow(page, `CREATE TABLE ${name} AS SELECT 1 AS a`);
      await reload(page);
    },
  },
  {
    what: 'a reload while a large table is stored',
    stays: null,
    async make(page, name) {
      await storeLarge(page, name);
      await reload(page);
    },
  },
  {
    what: 'the closing of a tab while a large table is stored',
    stays: null,
    async make(page, name) {
      await storeLarge(page, name);
      const context = page.context();
      await page.close();
      return openTab(context);
    },
  },
  {
    what: 'the end of DuckDB’s worker while a script runs',
    stays: false,
    async make(page, name) {
      await startSlow(page, `CREATE TABLE ${name} AS SELECT 1 AS a`);
      await endWorker(page);
      await page.locator('.sql-results .notice').waitFor();
      await run(page, 'SELECT 1');
      await page.getByText('its changes are lost').waitFor();
    },
  },
  {
    what: 'a new version of the site, by which the files of this one are gone, and the end of DuckDB’s worker',
    async make(page, name) {
      await createKept(page, name);
      await page.route(/assets\//, (route) => route.fulfill({ status: 404 }));
      await endWorker(page);
      await run(page, `FROM ${name}`);
      await page.unroute(/assets\//);
      await reload(page);
    },
  },
  {
    what: 'a failing start of DuckDB',
    async make(page, name) {
      await createKept(page, name);
      await page.route(/duckdb-eh\.wasm/, (route) => route.abort());
      await reload(page);
      expect((await run(page, 'SELECT 1')).problem).toMatch(/could not be/);
      await page.unroute(/duckdb-eh\.wasm/);
      expect((await run(page, `FROM ${name}`)).problem).toBeNull();
    },
  },
  {
    what: 'a page that was left for another',
    async make(page, name) {
      await createKept(page, name);
      await page.goto(page.url().replace(/#.*/, '#/about'));
      await page.goto(page.url().replace(/#.*/, '#/sql'));
      await editorReady(page);
    },
  },
];
