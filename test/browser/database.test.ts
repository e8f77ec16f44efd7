import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { failureOf, outcomeOf, type Row, rowsOf } from './ask-lens';
import { sharedBrowser, siteUrl } from './harness';

const browser = sharedBrowser();

/** Every figure of the site in one number: any change to a table behind the views changes it. */
const FINGERPRINT = `
SELECT (SELECT sum(hash(a)) FROM country_alignment AS a)::VARCHAR AS alignment,
       (SELECT sum(hash(c)) FROM cells AS c)::VARCHAR AS cells,
       (SELECT sum(hash(m)) FROM models AS m)::VARCHAR AS models`;

describe('a page whose database is running', () => {
  let page: Page;
  let before: Row | undefined;
  beforeAll(async () => {
    ({ page } = await browser.visit());
    [before] = await rowsOf(page, FINGERPRINT);
  });

  test('gives the rates that were read exactly from the poster', async () => {
    const rows = await rowsOf(
      page,
      `SELECT model, country, a.alignment_rate AS computed, p.alignment_rate AS printed
       FROM poster_alignment_rate AS p LEFT JOIN country_alignment AS a USING (model, country)
       WHERE p.reading = 'exact'`,
    );
    expect(rows.filter(({ model }) => model === 'llama-3.3-70b-instruct')).toHaveLength(12);
    for (const { model, country, computed, printed } of rows) {
      const difference = Math.abs(Number(Number(computed).toFixed(2)) - Number(printed));
      expect(difference, `${model} in ${country}: ${computed}, printed ${printed}`).toBeLessThan(0.0101);
    }
  });

  test('keeps its worker under the policy of the page, and says to nobody where it is', async () => {
    const engine = page.workers().find((worker) => worker.url().includes('engine.worker'));
    const own = page.waitForRequest(/\?from-the-worker$/);
    const blocked = await engine?.evaluate(async (icon) => {
      await fetch(icon);
      return new Promise((resolve) => {
        self.addEventListener('securitypolicyviolation', (event) => resolve(event.blockedURI));
        // The event comes before the rejection; without a policy there is only the latter.
        fetch('https://elsewhere.invalid/').catch(() => setTimeout(() => resolve('not the policy'), 0));
      });
    }, `${siteUrl()}favicon.svg?from-the-worker`);
    expect(blocked).toBe('https://elsewhere.invalid/');
    expect((await (await own).allHeaders()).referer).toBeUndefined();
    const model = 'https://huggingface.co/a-model';
    await page.route(model, (route) => route.fulfill({ headers: { 'Access-Control-Allow-Origin': '*' } }));
    await engine?.evaluate((address) => fetch(address), model);
    await page.goto(`${siteUrl()}#/about`);
    await page.locator('.about-hosts', { hasText: 'huggingface.co' }).waitFor();
    await page.goto(`${siteUrl()}#/`);
  });

  test('gives plain values', async () => {
    const [row] = await rowsOf(
      page,
      `SELECT 42 AS whole, 1.5 AS decimal, 9007199254740993 AS large, NULL AS nothing, true AS yes, [1, 2] AS list,
              {'a': 1} AS struct, 'ä' AS text, DATE '2025-11-05' AS day`,
    );
    expect(row).toEqual({
      whole: 42,
      decimal: 1.5,
      large: 9007199254740993n,
      nothing: null,
      yes: true,
      list: [1, 2],
      struct: { a: 1 },
      text: 'ä',
      day: new Date('2025-11-05'),
    });
  });

  test('binds parameters', async () => {
    const labels = await page.evaluate(() =>
      window.lens.query("SELECT label FROM models WHERE model = ? AND ? = 'it''s'", {
        params: ['gpt-4o', "it's"],
      }),
    );
    expect(labels).toEqual([{ label: 'GPT-4o' }]);
  });

  test('gives values that JavaScript has no type for as texts, with parameters too', async () => {
    const rows = await page.evaluate(() =>
      window.lens.query("SELECT to_days(?) AS i, 'a'::ENUM ('a') AS e, [] AS l WHERE ? > 0", {
        params: [3, 1],
      }),
    );
    expect(rows).toEqual([{ i: '3 days', e: 'a', l: [] }]);
  });

  test('answers two queries that are asked at once', async () => {
    const [first, second] = await Promise.all([
      rowsOf(page, 'SELECT count(*) AS n FROM cells AS a JOIN cells AS b USING (country, topic, value)'),
      rowsOf(page, 'SELECT count(*) AS n FROM topics'),
    ]);
    expect(Number(first[0]?.n)).toBeGreaterThan(7392);
    expect(second).toEqual([{ n: 11 }]);
  });

  test.each([
    'DROP TABLE models',
    'DELETE FROM task2_choices',
    "UPDATE models SET label = 'x'",
    "INSERT INTO topics VALUES ('x', 'x')",
    'CREATE TABLE mine AS SELECT 1',
    'CREATE OR REPLACE VIEW country_alignment AS SELECT 1',
    'CREATE OR REPLACE MACRO f1(tp, fp, fn) AS 1',
    'ALTER TABLE models RENAME TO others',
    "SET memory_limit = '16GB'",
    'SET enable_external_access = true',
    'RESET lock_configuration',
    "ATTACH 'other.db'",
    "ATTACH 'https://example.com/other.db'",
    "COPY models TO 'models.csv'",
    "COPY models FROM 'models.csv'",
    "EXPORT DATABASE 'folder'",
    'LOAD httpfs',
    'INSTALL httpfs',
    'DETACH memory',
    'USE temp',
    'SELECT 1; SELECT 2',
    'COMMIT; DROP TABLE models',
    "SELECT * FROM read_parquet('https://example.com/x.parquet')",
    "SELECT * FROM 'https://example.com/x.csv'",
    "SELECT * FROM read_text('/etc/passwd')",
    'FROM nowhere',
    'SELEC 1',
    '',
  ])('refuses %j with a reason', async (sql) => {
    const failure = await failureOf(page, sql);
    expect(failure).toMatchObject({ name: 'QueryError', sql });
    expect(failure.message.length).toBeGreaterThan(20);
    expect(await rowsOf(page, FINGERPRINT)).toEqual([before]);
  });

  test.each([
    'INSTALL httpfs',
    'COMMIT',
    'ROLLBACK',
    "ATTACH ':memory:' AS models",
    "ATTACH OR REPLACE ':memory:' AS memory",
    'DETACH memory',
    'USE temp',
    'CREATE TEMP TABLE models AS SELECT 1 AS model',
    'CREATE TEMP VIEW country_alignment AS SELECT 1 AS model',
    'CREATE TEMP MACRO f1(tp, fp, fn) AS 1',
    'FORCE CHECKPOINT',
    'PRAGMA disable_optimizer',
  ])('is as before after %j, whether refused or not', async (sql) => {
    await outcomeOf(page, sql);
    expect(await rowsOf(page, FINGERPRINT)).toEqual([before]);
    expect(await rowsOf(page, 'SELECT database_name AS name FROM duckdb_databases() ORDER BY name')).toEqual([
      { name: 'memory' },
      { name: 'system' },
      { name: 'temp' },
    ]);
  });

  test('asks no other host, whatever the statement', async () => {
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    for (const sql of [
      'INSTALL httpfs',
      "FROM 'https://example.com/x.csv'",
      "SELECT * FROM read_json('x.json')",
    ])
      await outcomeOf(page, sql);
    expect(requests).toEqual([]);
  });
});

test('fetches the tables that a query names, and no others', async () => {
  const { page, requests } = await browser.visit();
  const fetched = () =>
    requests
      .flatMap((url) => /\/data\/(.*\.parquet)/.exec(url)?.[1] ?? [])
      .map((path) => path.replace(/\/.*/, '/…'));
  expect(await rowsOf(page, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  expect(fetched()).toEqual([]);
  await rowsOf(page, 'SELECT count(*) FROM models');
  expect(fetched()).toEqual(['models.parquet']);
  const [ratings] = await rowsOf(page, 'SELECT count(DISTINCT model)::INTEGER AS models FROM task1_ratings');
  expect(fetched()).toEqual([
    'models.parquet',
    ...new Array(Number(ratings?.models)).fill('task1_ratings/…'),
  ]);
  await rowsOf(page, 'SELECT count(*) FROM models, task1_ratings');
  expect(fetched()).toHaveLength(1 + Number(ratings?.models));
});
