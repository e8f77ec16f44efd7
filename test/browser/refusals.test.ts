import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { A_PLAN, AN_ANSWER, aRecord } from '../unit/inference/a-record';
import { rowsOf } from './ask-lens';
import { visitBlocked } from './blocked-browser';
import { downloaded } from './download';
import { sharedBrowser, siteUrl, viewIsThere } from './harness';
import { BLOB, DATE, DEEP, plant, storedKeys } from './plant';
import { answered, choosePlan, resultShown, startRun } from './run-page';
import { moveTo, SITE_ROUTES } from './site-routes';
import { editorReady, rowsInView, run } from './sql-page';
import { chooseTiny, goOnAllTheSame, serveTiny } from './tiny-model';

const browser = sharedBrowser();

const RATES = 'SELECT model, alignment_rate FROM model_alignment ORDER BY model';

async function openAllPages(page: Page): Promise<void> {
  for (const site of SITE_ROUTES) {
    await moveTo(page, site);
    expect(await page.locator('main h1').count(), site.route).toBe(1);
    expect(await page.getByText('This page could not be shown').count(), site.route).toBe(0);
  }
}

const notice = (page: Page, title: string | RegExp) =>
  page.locator('.notice', { has: page.locator('.notice-title', { hasText: title }) });

describe('where the reader has blocked site data', () => {
  let page: Page;
  let complaints: string[];
  beforeAll(async () => {
    ({ page, complaints } = await visitBlocked('#/sql'));
    await serveTiny(page.context());
  });

  test('the browser refuses as expected', async () => {
    const refused = await page.evaluate(async () => {
      const outcome = (work: () => unknown) => Promise.resolve().then(work).catch(String);
      return [
        await outcome(() => navigator.locks.request('a', () => 'granted')),
        await outcome(() => localStorage.getItem('a')),
        await outcome(() => caches.open('a')),
      ];
    });
    for (const each of refused) expect(each).toContain('SecurityError');
  });

  test('SQL answers, and the page says that queries are not kept', async () => {
    await editorReady(page);
    await run(page, 'CREATE TABLE mine.own AS SELECT 7 AS n; FROM own');
    expect(await rowsInView(page)).toEqual([['7']]);
    await notice(page, 'Your queries are not kept').waitFor();
  });

  test('a replay runs in memory, says so, and can be exported', async () => {
    await page.goto(`${siteUrl()}#/run`);
    await page.getByRole('radio', { name: /a replay/ }).check();
    await startRun(page);
    await resultShown(page);
    expect(await answered(page)).toBeGreaterThan(50);
    await expect.poll(() => notice(page, 'This run is not kept').innerText()).toContain('Export the run');
    expect(await rowsOf(page, "SELECT origin FROM models WHERE origin = 'replay'")).toHaveLength(1);
    const { name } = await downloaded(page.getByRole('button', { name: 'Export the run' }));
    expect(name).toMatch(/\.zip$/);
    await page.getByRole('link', { name: 'All runs' }).click();
    await notice(page, 'Runs are not kept').waitFor();
    await expect.poll(() => page.locator('.run-list a[href*="run="]').count()).toBe(1);
  });

  test('a model runs in its worker, in memory', async () => {
    await page.goto(`${siteUrl()}#/run`);
    await chooseTiny(page);
    await choosePlan(page, { task1: [0], task2: [] });
    await startRun(page);
    await goOnAllTheSame(page);
    await resultShown(page);
    await notice(page, 'This run is not kept').waitFor();
    await page.getByRole('button', { name: 'Delete this run' }).click();
    await page.getByRole('button', { name: 'Delete for good' }).click();
    await page.getByRole('heading', { name: 'Run locally' }).waitFor();
  });

  test('all pages open, and nothing complains', async () => {
    await openAllPages(page);
    expect(complaints).toEqual([]);
  });
});

/** As from a host that lets other sites frame the page, and a sandboxed frame load its modules. */
async function allowFrames(page: Page): Promise<void> {
  await page.route(`${siteUrl()}**`, async (route) => {
    const response = await route.fetch();
    const { 'content-security-policy': _, ...headers } = response.headers();
    await route.fulfill({ response, headers: { ...headers, 'access-control-allow-origin': '*' } });
  });
}

test('in a sandboxed frame of another site the page makes way for one that only reads', async () => {
  const { page } = await browser.visit({ route: '#/nowhere' });
  await allowFrames(page);
  await page.route('http://other.test/', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<iframe sandbox="allow-scripts" width="1200" height="800" src="${siteUrl()}#/sql"></iframe>`,
    }),
  );
  await page.goto('http://other.test/');
  const frame = page.frameLocator('iframe');
  await frame.getByText('This page opens in its own tab only.').waitFor();
  expect(await frame.locator('button, input, textarea, nav').count()).toBe(0);
  expect(await frame.getByRole('link').getAttribute('href')).toBe(`${siteUrl()}#/sql`);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

/** A name that would end the statement that makes it, were it not quoted. */
const SCHEMA = "main'; DROP TABLE memory.main.models; --";

/** Values that no version of the site has kept. */
const ODD: readonly unknown[] = [null, DATE, [null], 7, 'text', {}, BLOB, DEEP];
const ENTRY = { at: 1, sql: 'FROM topics', outcome: 'done', rows: 11, milliseconds: 3 };
const MODEL = {
  kind: 'model',
  model: 'mine',
  label: 'Mine',
  note: '',
  ratings: null,
  choices: null,
  savedAt: 1,
};
const ANSWER_KEY = ['good', 'Egypt | Religion | 2 | 5 | Wealth'];
const RECORD = aRecord({ plan: A_PLAN, id: 'good', model: 'good-run', total: 1 });

const table = (part: object) => ({
  kind: 'table',
  schema: 'main',
  name: 'own',
  sql: 'CREATE TABLE own(n INTEGER)',
  rows: 0,
  columns: [{ name: 'n', type: 'INTEGER' }],
  kept: true,
  ipc: null,
  ...part,
});
/** Stored statements that would change what is published, or the settings, were they run as they are. */
const HARMFUL = [
  table({ name: 'one', sql: 'CREATE OR REPLACE TABLE memory.main.models AS SELECT 1 AS model' }),
  table({ name: 'two', sql: 'CREATE TABLE two(n INTEGER); DROP TABLE memory.main.models' }),
  table({ name: 'three', sql: "SET memory_limit = '8GB'" }),
  table({ name: 'models', sql: 'CREATE TABLE models AS SELECT 1 AS model' }),
  table({ name: 'sum', kind: 'macro', sql: 'CREATE MACRO sum(a) AS 7' }),
];

describe('among stored records that cannot be read', () => {
  let page: Page;
  let complaints: string[];
  let rates: unknown;
  /** Those of three kinds (7 can be a speed), a model with a published key, answers, entries, tabs, own tables. */
  const unread = 3 * ODD.length - 1 + 1 + 1 + 1 + 1 + (1 + HARMFUL.length);
  beforeAll(async () => {
    ({ page, complaints } = await browser.visit({ route: '#/nowhere' }));
    rates = await rowsOf(page, RATES);
    await plant(
      page,
      [
        ...ODD.map((value, index) => ({ store: 'sources' as const, key: `odd ${index}`, value })),
        ...ODD.map((value, index) => ({ store: 'runs' as const, key: `odd ${index}`, value })),
        ...ODD.map((value, index) => ({ store: 'settings' as const, key: `speed wllama ${index}`, value })),
        ...ODD.map((value, index) => ({ store: 'answers' as const, key: ['good', `odd ${index}`], value })),
        { store: 'sources', key: 'model/mine', value: MODEL },
        { store: 'sources', key: 'model/gpt-4o-mini', value: { ...MODEL, model: 'gpt-4o-mini' } },
        { store: 'runs', key: 'good', value: RECORD },
        {
          store: 'answers',
          key: ANSWER_KEY,
          value: { ...AN_ANSWER, run: 'good' },
        },
        { store: 'settings', key: 'sql-history', value: [...ODD.slice(3, 6), ENTRY] },
        { store: 'settings', key: 'sql-keep-tables', value: true },
        {
          store: 'settings',
          key: 'sql-own-tables',
          value: { objects: [null, table({}), table({ schema: SCHEMA }), ...HARMFUL] },
        },
      ],
      {
        theme: '[null]',
        'sql-tabs': JSON.stringify({
          tabs: [null, { id: 'a', name: 'Query 7', text: 'FROM topics' }, { id: 1 }],
          active: { __proto__: 1 },
        }),
      },
    );
    await page.reload();
    await viewIsThere(page);
  });

  test('all pages open, and the published figures are the same', async () => {
    await openAllPages(page);
    expect(complaints).toEqual([]);
    const [first, ...others] = (await rowsOf(page, RATES)).filter(({ model }) => model !== 'good-run');
    expect([first, ...others]).toEqual(rates);
    // The kept run comes back in an idle moment.
    await expect.poll(() => rowsOf(page, 'SELECT count(*) AS n FROM models')).toEqual([{ n: 10 }]);
  });

  test('the good ones are there', async () => {
    await page.goto(`${siteUrl()}#/run`);
    await page.locator('.run-list a', { hasText: 'A model' }).waitFor();
    await page.goto(`${siteUrl()}#/models`);
    await page.getByRole('row', { name: /^Mine/ }).waitFor();
    await page.goto(`${siteUrl()}#/sql`);
    await editorReady(page);
    await expect.poll(() => page.locator('.cm-content').innerText()).toContain('FROM topics');
    await page.locator('.schema-own').nth(1).waitFor();
    await expect
      .poll(() => page.locator('.schema-own code').allInnerTexts())
      .toEqual(['own', `mine."${SCHEMA}".own`]);
    await run(page, 'SELECT count(*) AS n FROM models; FROM own');
    await page.getByRole('button', { name: 'History', exact: true }).click();
    await page.locator('.sql-history li', { hasText: 'FROM topics' }).waitFor();
  });

  test('the others are named, and each can be downloaded', async () => {
    await page.goto(`${siteUrl()}#/sql`);
    await notice(page, /cannot be read/)
      .getByText('3 entries of the SQL history:')
      .waitFor();
    await page.goto(`${siteUrl()}#/models`);
    const all = notice(page, /cannot be read/);
    await expect.poll(() => all.innerText()).toContain(`${unread} records`);
    const text = await all.innerText();
    expect(text).toMatch(/the import “odd 0”: it is null/i);
    expect(text).toMatch(/and \d+ more/i);
    const { name, path } = await downloaded(all.getByRole('button', { name: 'Download the import “odd 6”' }));
    expect(name).toBe('the-import-odd-6.json');
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
      store: 'sources',
      key: 'odd 6',
      why: 'it is a file',
      value: { file: btoa('precious') },
    });
    const { path: whole } = await downloaded(all.getByRole('button', { name: 'Download all' }));
    const files = JSON.parse(readFileSync(whole, 'utf8')) as { name: string }[];
    expect(files).toHaveLength(unread);
    const names = HARMFUL.map(({ kind, name: own }) => `your ${kind} “${own}”`);
    expect(files.map((file) => file.name)).toEqual(expect.arrayContaining(names));
  });

  test('one is deleted, then all; the good ones stay', async () => {
    const all = notice(page, /cannot be read/);
    await all.getByRole('button', { name: 'Delete the import “odd 0”' }).click();
    await all.getByRole('button', { name: 'Delete for good the import “odd 0”' }).click();
    await expect.poll(() => all.innerText()).toContain(`${unread - 1} records`);
    await all.getByRole('button', { name: /^Delete all/ }).click();
    await all.getByRole('button', { name: /^Delete all for good/ }).click();
    await expect.poll(() => all.count()).toBe(0);
    await page.reload();
    await page.getByRole('row', { name: /^Mine/ }).waitFor();
    await expect
      .poll(() => rowsOf(page, "SELECT label FROM models WHERE origin <> 'published' ORDER BY label"))
      .toEqual([{ label: 'A model' }, { label: 'Mine' }]);
    expect(await storedKeys(page)).toEqual({
      sources: ['model/mine'],
      runs: ['good'],
      answers: [ANSWER_KEY],
      settings: ['speed wllama 3', 'sql-database', 'sql-history'],
      texts: ['sql-tabs', 'theme'],
    });
  });
});
