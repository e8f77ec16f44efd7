/** The reader's own database: several tabs, files, and what earlier versions or other programs left. */
import { DuckDBInstance } from '@duckdb/node-api';
import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { downloaded } from './download';
import { sharedBrowser, siteUrl } from './harness';
import { create, kept, openTab, ownNames, reload, stored } from './interruptions';
import { storedKeys } from './plant';
import { editorReady, rowsInView, run } from './sql-page';

const { visit } = sharedBrowser();

const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer });
const input = (page: Page) => page.locator('input[type=file][accept*=duckdb]');

/** Writes a database as another program might have: into the record that the site keeps it in. */
const putDatabase = (page: Page, bytes: readonly number[]) =>
  page.evaluate(async (content) => {
    const request = indexedDB.open('value-action-lens', 1);
    request.onupgradeneeded = () => {
      for (const store of ['settings', 'sources', 'runs', 'answers']) request.result.createObjectStore(store);
    };
    await new Promise((resolve) => request.addEventListener('success', resolve));
    const transaction = request.result.transaction('settings', 'readwrite');
    const record = { version: 1, bytes: new Blob([new Uint8Array(content)]) };
    transaction.objectStore('settings').put(record, 'sql-database');
    await new Promise((resolve) => transaction.addEventListener('complete', resolve));
    request.result.close();
  }, bytes);

describe('in several tabs', () => {
  let first: Page;
  let second: Page;
  let context: BrowserContext;

  beforeAll(async () => {
    ({ page: first, context } = await visit({ route: '#/sql' }));
    await editorReady(first);
    second = await openTab(context);
  });

  test('writing in turn and at once, each finds what the other made', async () => {
    for (const [index, page] of [first, second].entries()) {
      expect((await create(page, `turn${index}`)).problem).toBeNull();
      await kept(page);
    }
    const [one, two] = await Promise.all([create(first, 'at_once1'), create(second, 'at_once2')]);
    expect([one.problem, two.problem]).toEqual([null, null]);
    const names = ['at_once1', 'at_once2', 'turn0', 'turn1'];
    for (const page of [first, second]) await expect.poll(() => ownNames(page)).toEqual(names);
    expect((await run(second, 'SELECT turn0.a FROM turn0, turn1, at_once1, at_once2')).problem).toBeNull();
  });

  test('what one deletes is gone in the other', async () => {
    await first.getByRole('button', { name: 'Delete all' }).click();
    await first.getByRole('button', { name: 'Delete for good' }).click();
    for (const page of [first, second]) await expect.poll(() => ownNames(page)).toEqual([]);
    expect((await run(second, 'FROM turn0')).problem).toMatch(/turn0/);
    expect((await create(second, 'anew')).problem).toBeNull();
    await expect.poll(() => ownNames(first)).toEqual(['anew']);
  });
});

test('is saved as a file that DuckDB reads elsewhere, and that can be opened here', async () => {
  const { page } = await visit({ route: '#/sql' });
  await editorReady(page);
  await run(
    page,
    `CREATE TABLE own AS SELECT range AS n, 'row ' || range AS t, [range, NULL] AS l, range::DECIMAL(38, 2) AS d FROM range(20000);
     CREATE VIEW few AS FROM mine.own WHERE n < 3`,
  );
  await kept(page);
  const { path, name, bytes } = await downloaded(page.getByRole('button', { name: 'Save as .duckdb' }));
  expect(name).toBe('my-tables.duckdb');
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  const hash = 'SELECT bit_xor(hash(own))::VARCHAR AS h, count(*)::INTEGER AS n FROM own';
  const [row] = (
    await connection.runAndReadAll(
      'SELECT sum(n)::INTEGER, count(DISTINCT t)::INTEGER, max(d)::VARCHAR, count(*)::INTEGER FROM own',
    )
  ).getRows();
  connection.closeSync();
  instance.closeSync();
  expect(row).toEqual([199990000, 20000, '19999.00', 20000]);

  await input(page).setInputFiles(file('Elsewhere 1.duckdb', bytes));
  await page.getByText(/Opened Elsewhere 1.duckdb as the database elsewhere_1/).waitFor();
  await page.locator('.schema-relation', { hasText: 'elsewhere_1.own' }).waitFor();
  await run(page, `${hash}`);
  const own = await rowsInView(page);
  await run(page, hash.replace('FROM own', 'FROM elsewhere_1.own AS own'));
  expect(await rowsInView(page)).toEqual(own);
  expect((await run(page, 'INSERT INTO elsewhere_1.own (n) VALUES (1)')).problem).toMatch(/read-only|single/);
  expect((await run(page, 'CREATE TABLE copied AS FROM elsewhere_1.own')).problem).toBeNull();
  const engine = page.workers().find((worker) => worker.url().includes('engine.worker'));
  await engine?.evaluate(() => self.close());
  await expect.poll(() => page.workers().some((worker) => worker === engine)).toBe(false);
  await run(page, 'SELECT count(*)::INTEGER AS n FROM elsewhere_1.own');
  expect(await rowsInView(page)).toEqual([['20000']]);

  await input(page).setInputFiles(file('cut.duckdb', bytes.subarray(0, 20_000)));
  await page.getByText(/cut\.duckdb: .*Corrupt database file/).waitFor();
  expect((await run(page, 'SELECT 1')).problem).toBeNull();
});

test('one that cannot be opened stays until the reader starts afresh, and then too', async () => {
  const { page } = await visit({ route: '#/about' });
  const damaged = [...Buffer.from('PAR1 and more')];
  await putDatabase(page, damaged);
  await page.goto(`${siteUrl()}#/sql`);
  await editorReady(page);
  await page
    .locator('.own-database')
    .getByText(/could not be opened/)
    .waitFor();
  expect((await create(page, 'other')).problem).toMatch(/Nothing was changed/);
  const { bytes } = await downloaded(page.getByRole('button', { name: 'Save as .duckdb' }));
  expect(bytes.equals(Buffer.from(damaged))).toBe(true);
  await page.getByRole('button', { name: 'Start afresh' }).click();
  expect((await create(page, 'other')).problem).toBeNull();
  await kept(page);
  expect(await stored(page)).toEqual({ other: '1' });
  const { settings } = await storedKeys(page);
  expect(settings?.filter((key) => Array.isArray(key) && key[0] === 'set aside')).toHaveLength(1);
});

test('holds what an earlier version of the site kept', async () => {
  const { page } = await visit({ route: '#/about' });
  await page.evaluate(async () => {
    const request = indexedDB.open('value-action-lens', 1);
    request.onupgradeneeded = () => {
      for (const store of ['settings', 'sources', 'runs', 'answers']) request.result.createObjectStore(store);
    };
    await new Promise((resolve) => request.addEventListener('success', resolve));
    const object = { schema: 'main', rows: null, columns: [], kept: true, ipc: null };
    const objects = [
      {
        ...object,
        kind: 'view',
        name: 'twice',
        sql: 'CREATE VIEW twice AS SELECT plus(n, n) AS m FROM numbers',
      },
      { ...object, kind: 'table', name: 'numbers', sql: 'CREATE TABLE numbers(n INTEGER)', rows: 0 },
      { ...object, kind: 'macro', name: 'plus', sql: 'CREATE MACRO plus(a, b) AS a + b' },
      { ...object, kind: 'view', name: 'bad', sql: 'CREATE VIEW bad AS FROM nowhere' },
    ];
    const settings = request.result.transaction('settings', 'readwrite').objectStore('settings');
    settings.put({ objects }, 'sql-own-tables');
    settings.put(true, 'sql-keep-tables');
    await new Promise((resolve) => settings.transaction.addEventListener('complete', resolve));
    request.result.close();
  });
  await page.goto(`${siteUrl()}#/sql`);
  await editorReady(page);
  await expect.poll(async () => (await ownNames(page)).sort()).toEqual(['numbers', 'plus', 'twice']);
  await page.locator('.notice', { hasText: 'your view “bad”' }).waitFor();
  await reload(page);
  await expect.poll(async () => (await ownNames(page)).sort()).toEqual(['numbers', 'plus', 'twice']);
  expect((await storedKeys(page)).settings).not.toContain('sql-own-tables');
  expect((await run(page, 'INSERT INTO numbers VALUES (4); FROM twice')).problem).toBeNull();
  expect(await rowsInView(page)).toEqual([['8']]);
});

test('lists what comes after a file with a number that DuckDB cannot negate', async () => {
  const { page } = await visit({ route: '#/sql' });
  await editorReady(page);
  await run(page, 'CREATE TABLE least AS SELECT (-170141183460469231731687303715884105728)::HUGEINT AS h');
  await input(page).setInputFiles(file('years.csv', Buffer.from('y,v\n2001,1\n2002,2\n')));
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByText('years.csv is the table years now').waitFor();
  await create(page, 'late');
  await kept(page);
  await reload(page);
  await expect.poll(() => ownNames(page)).toEqual(['late', 'least', 'years', '"years.csv"']);
});
