import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { sharedBrowser, type Visit } from './harness';

const browser = sharedBrowser();

/** Everything that a page can keep, by where it is kept. */
const kept = (page: Page): Promise<Record<string, unknown>> =>
  page.evaluate(async () => {
    const files: string[] = [];
    for await (const name of (await navigator.storage.getDirectory()).keys()) files.push(name);
    return {
      cookies: document.cookie,
      local: { ...localStorage },
      session: { ...sessionStorage },
      databases: (await indexedDB.databases()).map(({ name }) => name),
      caches: await caches.keys(),
      files,
    };
  });

const keep = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    // biome-ignore lint/suspicious/noDocumentCookie: the tests' way of leaving one
    document.cookie = 'left=1; max-age=1000';
    localStorage.setItem('left', '1');
    sessionStorage.setItem('left', '1');
    await new Promise((done) => {
      indexedDB.open('left').onsuccess = done;
    });
    await caches.open('left');
    const folder = await navigator.storage.getDirectory();
    await folder.getFileHandle('left', { create: true });
  });

const open = (ownContext = false) => browser.visit({ route: '#/nowhere', ownContext });
let first: Visit;

test('a visit can keep things', async () => {
  first = await open();
  await keep(first.page);
  for (const [place, found] of Object.entries(await kept(first.page)))
    expect(JSON.stringify(found), place).toContain('left');
});

test('the next one in its profile finds nothing of them', async () => {
  const [next, unused] = [await open(), await open(true)];
  expect(next.context).toBe(first.context);
  expect(first.page.isClosed()).toBe(true);
  expect(await kept(next.page)).toEqual(await kept(unused.page));
});

test('what would stay for later visits is refused', async () => {
  const { page, context } = await open();
  for (const attempt of [page.clock.install(), context.addInitScript('1')])
    await expect(attempt).rejects.toThrow('ownContext');
});

test('a page can crash', async () => {
  const { page, context } = await open();
  // Its process is that of the page that keeps the profile.
  const gone = context.waitForEvent('close');
  void page.goto('chrome://crash').catch(() => {});
  await gone;
});

test('the next visit has another profile', async () => {
  const [next, unused] = [await open(), await open(true)];
  expect(next.context).not.toBe(first.context);
  expect(await kept(next.page)).toEqual(await kept(unused.page));
});
