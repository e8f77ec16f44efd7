import { copyFileSync, cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { removalWorker } from '../../vite/offline';
import { makeNextBuild, NEXT_VERSION } from '../support/next-build';
import { buildSite, type Site, serveSite } from '../support/site';
import { rowsOf } from './ask-lens';
import { addAxe, violations } from './axe';
import { fillStorage } from './fill-storage';
import { sharedBrowser, type Visit, viewIsThere, watched } from './harness';
import { saveData } from './save-data';
import { SITE_ROUTES, shown } from './site-routes';
import { SMALL, SMALL_CHOICES } from './small-model';
import { editorReady, run } from './sql-page';

const browser = sharedBrowser();
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

const folder = mkdtempSync(join(tmpdir(), 'value-action-lens-offline-'));
const live = join(folder, 'live');
const next = join(folder, 'next');

let site: Site | null = null;
let address = '';
const online = async () => {
  site = await serveSite(live, address ? Number(new URL(address).port) : 0);
  address = site.url;
};
const networkOff = async () => {
  await site?.close();
  site = null;
};

let visit: Visit;
beforeAll(async () => {
  const built = inject('siteFolder');
  if (built) cpSync(built, live, { recursive: true });
  else await buildSite(live);
  await makeNextBuild(live, next, version);
  await online();
  visit = await browser.visit({ site: address, route: '#/about', serviceWorkers: 'allow', eager: true });
});
afterAll(async () => {
  await networkOff();
  rmSync(folder, { recursive: true, force: true });
});

const kept = (page: Page) => page.locator('section[aria-labelledby=offline]');
const notice = (page: Page) => page.locator('.page-news');
const builds = (page: Page) =>
  page.evaluate(async () => (await caches.keys()).filter((name) => name.includes(' build ')));
const versionOf = (page: Page) => page.locator('.about-versions').innerText();

/** Opens an address as a new document. */
async function open(page: Page, route: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(address + route);
  await viewIsThere(page);
}

test('a visit keeps every page, and on request DuckDB and all tables', async () => {
  const { page, complaints } = visit;
  await kept(page)
    .getByText(/^Every page and its figures also open offline/)
    .waitFor();
  await addAxe(page);
  expect(await violations(page)).toEqual([]);
  await kept(page)
    .getByRole('button', { name: /^Keep for offline \(\d.* MB\)$/ })
    .click();
  await kept(page)
    .getByText(/^DuckDB and all tables are kept as well/)
    .waitFor();
  const session = await visit.context.newCDPSession(page);
  const manifest = await session.send('Page.getAppManifest');
  expect([manifest.url, manifest.errors]).toEqual([`${address}site.webmanifest`, []]);
  expect((await session.send('Page.getInstallabilityErrors')).installabilityErrors).toEqual([]);
  expect(complaints).toEqual([]);
});

test('without a network every page shows its figures, and SQL is answered', async () => {
  const { context } = visit;
  const actions = 'SELECT count(*)::INTEGER AS n FROM via_actions';
  const before = await rowsOf(visit.page, actions);
  await networkOff();
  const { page, complaints } = watched(await context.newPage(), context);
  // DuckDB starts when SQL is asked: what shows before that are known answers.
  await saveData(page);
  await open(page, '#/nowhere');
  for (const { route, title } of SITE_ROUTES) {
    await page.goto(address + route);
    await expect.poll(() => page.title()).toBe(title);
    await viewIsThere(page);
    await shown(page);
    expect([route, await page.locator('main [role=alert]').allInnerTexts()]).toEqual([route, []]);
    const known = page.locator('.figures-from');
    if ((await known.count()) > 0)
      await expect.poll(() => known.innerText()).toContain('when this site was built');
  }
  expect(await rowsOf(page, actions)).toEqual(before);
  expect(complaints).toEqual([]);
  await page.close();
});

test('an open page goes on with its own version beside a newer one, and the reader’s own stays', async () => {
  const { page, context } = visit;
  await online();
  await open(page, '#/sql');
  await editorReady(page);
  expect((await run(page, 'CREATE TABLE own AS SELECT 42 AS n')).problem).toBeNull();
  await page.locator('.own-database').getByText('Kept in this browser.').waitFor();

  // Half of a deploy: the new worker finds nothing of its build, and changes nothing.
  copyFileSync(join(next, 'service-worker.js'), join(live, 'service-worker.js'));
  const failed = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const found = new Promise<ServiceWorker | null>((resolve) =>
      registration?.addEventListener('updatefound', () => resolve(registration.installing)),
    );
    await registration?.update();
    const newer = await found;
    while (newer && newer.state !== 'redundant')
      await new Promise((resolve) => newer.addEventListener('statechange', resolve, { once: true }));
    return newer?.state;
  });
  expect(failed).toBe('redundant');
  expect(await notice(page).innerText()).toBe('');
  renameSync(live, join(folder, 'earlier'));
  renameSync(next, live);

  const other = watched(await context.newPage(), context);
  await saveData(other.page);
  await other.page.goto(`${address}#/about`);
  await viewIsThere(other.page);
  expect(await versionOf(other.page)).toContain(`ValueActionLens ${version}`);
  await notice(other.page).getByText('A new version of this site is ready.').waitFor();
  await addAxe(other.page);
  expect(await violations(other.page)).toEqual([]);
  await notice(other.page).getByRole('button', { name: 'Reload' }).click();
  await expect.poll(() => versionOf(other.page)).toContain(NEXT_VERSION);
  expect(await builds(page)).toHaveLength(2);

  // Its code is no longer on the server, and was never asked for on this page.
  await notice(page).getByText('A new version of this site is ready.').waitFor();
  await page.goto(`${address}#/findings`);
  await shown(page);
  await page.goto(`${address}#/about`);
  expect(await versionOf(page)).toContain(`ValueActionLens ${version}`);

  await networkOff();
  await notice(page).getByRole('button', { name: 'Reload' }).click();
  await expect.poll(() => versionOf(page)).toContain(NEXT_VERSION);
  await kept(page)
    .getByText(/^DuckDB and all tables are kept as well/)
    .waitFor();
  await open(page, '#/sql');
  await editorReady(page);
  expect((await run(page, 'FROM own')).problem).toBeNull();
  await expect.poll(() => builds(page)).toHaveLength(1);
  expect(other.complaints).toEqual([]);
});

test('files that another app shares are taken up as if they were dropped', async () => {
  const { page } = visit;
  const share = async (files: Parameters<Page['setInputFiles']>[1]) => {
    await page.goto('about:blank');
    await page.setContent(
      `<form action="${address}share" method="post" enctype="multipart/form-data"><input type="file" name="files" multiple /><button>Share</button></form>`,
    );
    await page.setInputFiles('input', files);
    await page.getByText('Share').click();
    await page.waitForURL(`${address}#/models`);
    await viewIsThere(page);
  };
  await share(SMALL);
  await page.getByRole('button', { name: 'Add this model' }).waitFor();
  await share([{ ...SMALL_CHOICES, name: 'prices.csv', buffer: Buffer.from('item,price\npear,2\n') }]);
  await page.getByText('prices.csv').waitFor();
  await addAxe(page);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Open in SQL' }).click();
  await page.getByRole('dialog').getByText('pear').first().waitFor();
});

test('says what is not kept: with data saving on, on a full disk, and in a browser without service workers', async () => {
  await online();
  const site = address;
  const { page } = await browser.visit({
    site,
    route: '#/about',
    serviceWorkers: 'allow',
  });
  await kept(page)
    .getByText(/Another \d\.\d MB are not kept yet/)
    .waitFor();
  await fillStorage(page);
  await kept(page).getByRole('button', { name: 'Keep for offline' }).click();
  await expect
    .poll(() => kept(page).getByRole('alert').innerText())
    .toContain('storage for this site is full');
  const blocked = await browser.visit({ site, route: '#/about' });
  await kept(blocked.page)
    .getByText(/^This browser keeps no pages/)
    .waitFor();
});

test('what is not the build’s file is not kept, and the worker can be withdrawn', async () => {
  const { page } = visit;
  await open(page, '#/about');
  // A host that sends the page for what it lacks.
  const [gone, there] = [`${address}icons/192.png`, `${address}third-party-notices.txt`];
  rmSync(join(live, 'icons/192.png'));
  const inCache = (url: string) => page.evaluate(async (own) => (await caches.match(own)) !== undefined, url);
  const [type] = await page.evaluate(
    async (urls) => {
      const [name = ''] = (await caches.keys()).filter((own) => own.includes(' build '));
      const cache = await caches.open(name);
      for (const url of urls) await cache.delete(url);
      return Promise.all(urls.map(async (url) => (await fetch(url)).headers.get('content-type')));
    },
    [gone, there],
  );
  expect(type).toContain('text/html');
  await expect.poll(() => inCache(there)).toBe(true);
  expect(await inCache(gone)).toBe(false);
  const part = await page.evaluate(
    async (url) => (await fetch(url, { headers: { range: 'bytes=0-3' } })).text(),
    `${address}data/cells/gpt-4o.parquet`,
  );
  expect(part).toBe('PAR1');
  writeFileSync(join(live, 'service-worker.js'), await removalWorker());
  await open(page, '#/about');
  await expect.poll(() => builds(page)).toEqual([]);
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length))
    .toBe(0);
  await open(page, '#/about');
  await expect.poll(() => kept(page).innerText()).toContain('Nothing of this site is kept');
  expect(await notice(page).innerText()).toBe('');
  expect(await builds(page)).toEqual([]);
});
