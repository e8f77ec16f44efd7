/** Ways in which a visit to the SQL page can end, or go wrong, after the reader made a table. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { editorReady, rowsInView, run, write } from './sql-page';

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
export const noteSent = (page: Page) =>
  page.addInitScript((slow) => {
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

/** Makes requests for a file fail during one visit. */
async function withoutFile(page: Page, file: RegExp, sql: string): Promise<string | null> {
  await page.route(file, (route) => route.abort());
  await reload(page);
  const { problem } = await run(page, sql);
  await page.unroute(file);
  return problem;
}

/** Makes the browser's storage fail in this page. */
export const breakStorage = (page: Page, method: 'getAllKeys' | 'put') =>
  page.addInitScript((name) => {
    const proto = IDBObjectStore.prototype;
    const real = Reflect.get(proto, name);
    Object.assign(proto, {
      [name](this: IDBObjectStore, ...args: unknown[]) {
        if (sessionStorage.getItem('broken') === name)
          throw new DOMException('the disk failed', 'AbortError');
        return Reflect.apply(real, this, args);
      },
    });
  }, method);
const broken = (page: Page, method: string) =>
  page.evaluate((name) => sessionStorage.setItem('broken', name), method);

interface Interruption {
  readonly what: string;
  /** Makes a table of this name, and interrupts. Resolves when the page can be used again. */
  readonly make: (page: Page, name: string) => Promise<unknown>;
  /** Whether the table is kept; null where either is right. */
  readonly stays?: boolean | null;
}

export const create = (page: Page, name: string) => run(page, `CREATE TABLE ${name} AS SELECT 1 AS a`);

export const INTERRUPTIONS: readonly Interruption[] = [
  {
    what: 'a reload',
    make: async (page, name) => {
      await create(page, name);
      await reload(page);
    },
  },
  {
    what: 'a reload before DuckDB has started',
    make: async (page, name) => {
      await create(page, name);
      await page.goto(page.url().replace(/#.*/, '#/sql'));
      await page.reload({ waitUntil: 'commit' });
      await reload(page);
    },
  },
  {
    what: 'a reload while a script runs',
    stays: false,
    make: async (page, name) => {
      await startSlow(page, `CREATE TABLE ${name} AS SELECT 1 AS a`);
      await reload(page);
    },
  },
  {
    what: 'a reload while a large table is stored',
    stays: null,
    make: async (page, name) => {
      await write(page, `CREATE TABLE ${name} AS SELECT hash(range) AS a FROM range(3000000)`);
      await page.evaluate(() => delete document.documentElement.dataset.checkpoint);
      await page.locator('.sql-run').click();
      await page.locator('html[data-checkpoint=sent]').waitFor();
      await reload(page);
    },
  },
  {
    what: 'the end of DuckDB’s worker',
    make: async (page, name) => {
      await create(page, name);
      await endWorker(page);
    },
  },
  {
    what: 'the end of DuckDB’s worker while a script runs',
    stays: false,
    make: async (page, name) => {
      await startSlow(page, `CREATE TABLE ${name} AS SELECT 1 AS a`);
      await endWorker(page);
      await page.locator('.sql-results .notice').waitFor();
      await run(page, 'SELECT 1');
      await page.getByText('its changes are lost').waitFor();
    },
  },
  {
    what: 'a cancel',
    stays: null,
    make: async (page, name) => {
      await startSlow(page, `CREATE TABLE ${name} AS SELECT 1 AS a`);
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.locator('.sql-results .notice', { hasText: 'Cancelled' }).waitFor();
      await run(page, 'SELECT 1');
    },
  },
  {
    what: 'a statement that fails after it',
    make: (page, name) => run(page, `CREATE TABLE ${name} AS SELECT 1 AS a; FROM nowhere`),
  },
  {
    what: 'a failing start of DuckDB',
    make: async (page, name) => {
      await create(page, name);
      expect(await withoutFile(page, /duckdb-eh\.wasm/, 'SELECT 1')).toMatch(/could not be/);
      await reload(page);
    },
  },
  {
    what: 'a start of DuckDB that fails at first, in one visit',
    make: async (page, name) => {
      await create(page, name);
      await withoutFile(page, /duckdb-eh\.wasm/, 'SELECT 1');
      await run(page, 'SELECT 1');
    },
  },
  {
    what: 'a data file under its view that cannot be had',
    make: async (page, name) => {
      await run(
        page,
        `CREATE TABLE ${name} AS SELECT 1 AS a; CREATE OR REPLACE VIEW labels AS SELECT label FROM models`,
      );
      expect(await withoutFile(page, /models\.parquet/, 'FROM labels')).toMatch(/models/);
      expect((await run(page, 'SELECT count(*) AS n FROM labels')).problem).toBeNull();
    },
  },
  {
    what: 'a change while such a file cannot be had',
    make: async (page, name) => {
      expect(await withoutFile(page, /models\.parquet/, `CREATE TABLE ${name} AS SELECT 1 AS a`)).toBeNull();
    },
  },
  {
    what: 'storage that cannot be read, in which nothing is written over',
    stays: false,
    make: async (page, name) => {
      await broken(page, 'getAllKeys');
      await reload(page);
      expect((await create(page, name)).problem).toMatch(/Nothing was changed[\s\S]*the disk failed/);
      expect((await run(page, 'SELECT count(*) FROM topics')).problem).toBeNull();
      await broken(page, '');
    },
  },
  {
    what: 'storage that can be read again, without a reload',
    make: async (page, name) => {
      await broken(page, 'getAllKeys');
      await reload(page);
      await create(page, name);
      await broken(page, '');
      expect((await create(page, name)).problem).toBeNull();
    },
  },
  {
    what: 'storage that fails to write, and a reload',
    stays: false,
    make: async (page, name) => {
      await broken(page, 'put');
      await create(page, name);
      await page
        .locator('.own-database')
        .getByText(/the disk failed/)
        .waitFor();
      await broken(page, '');
      await reload(page);
    },
  },
  {
    what: 'storage that fails to write, and the end of DuckDB’s worker',
    make: async (page, name) => {
      await broken(page, 'put');
      await create(page, name);
      await page
        .locator('.own-database')
        .getByText(/the disk failed/)
        .waitFor();
      await endWorker(page);
      expect((await run(page, `FROM ${name}`)).problem).toBeNull();
      await broken(page, '');
      await run(page, `INSERT INTO ${name} VALUES (2)`);
    },
  },
  {
    what: 'a page that was left for another',
    make: async (page, name) => {
      await create(page, name);
      await page.goto(page.url().replace(/#.*/, '#/about'));
      await page.goto(page.url().replace(/#.*/, '#/sql'));
      await editorReady(page);
    },
  },
  {
    what: 'a SELECT that changes something',
    make: async (page, name) => {
      await run(page, `CREATE SEQUENCE ${name}; SELECT 1`);
      await run(page, `SELECT nextval('${name}')`);
      await reload(page);
      expect((await run(page, `SELECT nextval('${name}')::INTEGER AS n`)).problem).toBeNull();
      expect(await rowsInView(page)).toEqual([['2']]);
    },
  },
  {
    what: 'many small changes, one after the other',
    make: async (page, name) => {
      await create(page, name);
      for (let n = 0; n < 5; n++) await run(page, `INSERT INTO ${name} VALUES (${n})`);
      await reload(page);
      const { problem } = await run(page, `SELECT count(*)::INTEGER AS n FROM ${name}`);
      expect(problem).toBeNull();
      expect(await rowsInView(page)).toEqual([['6']]);
    },
  },
];
