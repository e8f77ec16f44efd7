/** What the reader made is there at the next visit, whatever came in between. */
import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { fillStorage } from './fill-storage';
import { sharedBrowser } from './harness';
import { create, endWorker, INTERRUPTIONS, noteSent, ownNames, reload, stored } from './interruptions';
import { editorReady, rowsInView, run } from './sql-page';

const { visit } = sharedBrowser();

describe('what was made stays, after', () => {
  let page: Page;
  /** Every table that was confirmed as kept, with its rows. */
  const confirmed: Record<string, string> = {};

  beforeAll(async () => {
    ({ page } = await visit({
      route: '#/sql',
      prepare: (_, context) => noteSent(context),
      ownContext: true,
    }));
    await editorReady(page);
  });

  test.each(INTERRUPTIONS)('$what', async ({ make, stays = true }) => {
    const name = `t${INTERRUPTIONS.findIndex((each) => each.make === make)}`;
    page = (await make(page, name)) ?? page;
    const found = await stored(page);
    if (stays) confirmed[name] = '1';
    else if (stays === null && found[name]) confirmed[name] = found[name];
    expect(found).toEqual(confirmed);
  });

  test('all of them, and each can be read', async () => {
    await reload(page);
    const names = Object.keys(confirmed).sort();
    await expect.poll(async () => (await ownNames(page)).sort()).toEqual(names);
    expect((await run(page, names.map((name) => `FROM ${name} LIMIT 1`).join(';'))).problem).toBeNull();
  });
});

test('objects of every kind are as they were', async () => {
  const { page } = await visit({ route: '#/sql' });
  await editorReady(page);
  const made = await run(
    page,
    `CREATE TABLE gen (a INTEGER PRIMARY KEY, b INTEGER GENERATED ALWAYS AS (a * 2), CHECK (a > 0));
     INSERT INTO gen VALUES (3), (4);
     CREATE TYPE mood AS ENUM ('low', 'it''s'); CREATE SCHEMA other;
     CREATE TABLE other.odd AS SELECT 'low'::mood AS e, INTERVAL 3 DAY AS i, [1, NULL] AS l, MAP {{'k': 1}: 'v'} AS m,
       (-170141183460469231731687303715884105728)::HUGEINT AS h, union_value(n := 1) AS u, '\\x00A'::BLOB AS x;
     CREATE MACRO plus(a, b := 2) AS a + b; CREATE MACRO upto(n) AS TABLE SELECT range AS i FROM range(n);
     CREATE INDEX by_b ON other.odd (e); CREATE SEQUENCE numbers START 7;
     CREATE VIEW first AS SELECT b FROM gen; CREATE VIEW second AS SELECT b + plus(1) AS c, (SELECT count(*) FROM topics) AS t FROM first;
     COMMENT ON TABLE gen IS 'mine'`,
  );
  expect(made.problem).toBeNull();
  await reload(page);
  const questions: Readonly<Record<string, string[][]>> = {
    'SELECT * FROM gen ORDER BY a': [
      ['3', '6'],
      ['4', '8'],
    ],
    'SELECT e::VARCHAR, i::VARCHAR, l::VARCHAR, m::VARCHAR, h = -170141183460469231731687303715884105728, u::VARCHAR, x::VARCHAR FROM mine.other.odd':
      [['low', '3 days', '[1, NULL]', "{{'k': 1}=v}", 'true', '1', '\\x00A']],
    'SELECT c::INTEGER, t::INTEGER FROM second ORDER BY 1': [
      ['9', '11'],
      ['11', '11'],
    ],
    "SELECT nextval('numbers')::INTEGER AS n": [['7']],
    'SELECT count(*)::INTEGER AS n FROM upto(4)': [['4']],
    "SELECT comment FROM duckdb_tables() WHERE table_name = 'gen'": [['mine']],
  };
  for (const [sql, rows] of Object.entries(questions)) {
    expect([sql, (await run(page, sql)).problem]).toEqual([sql, null]);
    expect([sql, await rowsInView(page)]).toEqual([sql, rows]);
  }
  expect((await run(page, 'INSERT INTO gen VALUES (3)')).problem).toMatch(/Duplicate key/);
  expect((await run(page, 'INSERT INTO gen VALUES (-1)')).problem).toMatch(/CHECK/);
  await page.getByRole('button', { name: 'Drop upto' }).click();
  await expect.poll(() => ownNames(page)).not.toContain('upto');
});

test('a full disk is said, and what was made lasts as long as the page', async () => {
  const { page } = await visit({ route: '#/sql' });
  await editorReady(page);
  await fillStorage(page);
  await create(page, 'own');
  await page
    .locator('.own-database')
    .getByText(/storage for this site is full/)
    .waitFor();
  await endWorker(page);
  expect((await run(page, 'FROM own')).problem).toBeNull();
  expect(await ownNames(page)).toEqual(['own']);
});

describe('where the browser', () => {
  const without =
    (what: 'indexedDB' | 'locks' | 'BroadcastChannel') => async (_: Page, context: BrowserContext) =>
      context.addInitScript((name) => {
        const refuse = () => {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        };
        if (name === 'indexedDB') IDBFactory.prototype.open = refuse;
        if (name === 'locks') LockManager.prototype.request = refuse;
        if (name === 'BroadcastChannel') Reflect.set(window, name, refuse);
      }, what);

  test('keeps nothing, what was made lasts as long as the page', async () => {
    const { page } = await visit({ route: '#/sql', prepare: without('indexedDB'), ownContext: true });
    await editorReady(page);
    expect((await create(page, 'own')).problem).toBeNull();
    await page
      .locator('.own-database')
      .getByText(/keeps nothing for this site/)
      .waitFor();
    // As large as a page can hold it.
    const large = 'CREATE TABLE large AS SELECT hash(range) AS a FROM range(24000000)';
    expect((await run(page, large)).problem).toBeNull();
    await endWorker(page);
    expect((await run(page, 'FROM own')).problem).toBeNull();
    expect((await run(page, 'SELECT count(a) FROM large')).problem).toBeNull();
    expect(await rowsInView(page)).toEqual([['24000000']]);
  });
});
