import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { sharedBrowser, siteUrl, type Visit, viewIsThere } from './harness';
import { moveTo, SITE_ROUTES, shown } from './site-routes';

const browser = sharedBrowser();

const versionOf = (path: string): string =>
  (JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as { version: string }).version;

/** Nothing that is shown first waits for DuckDB, which never comes. The rest comes from the browser's cache, as it would not with `route`. */
async function withoutDuckDB(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*duckdb-eh.wasm*' }] });
}

/** Opens an address as a new document; coming from the same site, the browser needs no new process for it. */
async function openAfresh(page: Page, route: string): Promise<void> {
  await page.goto(`${siteUrl()}favicon.svg`);
  await page.goto(siteUrl() + route);
}

describe('a link', () => {
  let visit: Visit;
  beforeAll(async () => {
    visit = await browser.visit({ route: '#/about', eager: true, prepare: withoutDuckDB });
  });

  test.each(SITE_ROUTES)('opens $route under its own title', async ({ route, title }) => {
    const { page, complaints } = visit;
    const before = complaints.length;
    await openAfresh(page, route);
    await viewIsThere(page);
    await expect.poll(() => page.locator('main h1').count()).toBe(1);
    await expect.poll(() => page.title()).toBe(title);
    expect(complaints.slice(before)).toEqual([]);
  });

  test.each(['#/nowhere', '#/about/nowhere', '#/100%', '#/%E0%A4%A'])(
    'leads back from %s, which is no page',
    async (route) => {
      const { page } = visit;
      await openAfresh(page, route);
      await expect.poll(() => page.locator('main h1').innerText()).toBe('Page not found');
      await page.locator('main').getByRole('link', { name: 'Go to the overview' }).click();
      await expect.poll(() => page.locator('#headline').isVisible()).toBe(true);
    },
  );
});

test('follows links, Back and Forward', async () => {
  const { page } = await browser.visit();
  const heading = () => page.locator('main h1').innerText();
  const overview = await heading();
  await page.getByRole('navigation').getByRole('link', { name: 'About' }).click();
  await expect.poll(heading).toBe('About');
  expect(page.url()).toBe(`${siteUrl()}#/about`);
  await expect.poll(() => page.locator('[aria-current=page]').allInnerTexts()).toEqual(['About']);
  await page.goBack();
  await expect.poll(heading).toBe(overview);
  await page.goForward();
  await expect.poll(heading).toBe('About');
  await expect.poll(() => page.title()).toContain('About');
});

test('keeps the chosen colours for the next visit', async () => {
  const { page, context } = await browser.visit({ colorScheme: 'light' });
  const button = page.getByRole('button', { name: /^Colours:/ });
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await button.click();
  await expect.poll(() => button.getAttribute('aria-label')).toContain('Colours: light');
  const light = await background();
  await button.click();
  await expect.poll(() => button.getAttribute('aria-label')).toContain('Colours: dark');
  await expect.poll(background).not.toBe(light);
  const dark = await background();
  await page.reload();
  expect(await background()).toBe(dark);
  await expect.poll(() => button.getAttribute('aria-label')).toContain('Colours: dark');
  const other = await context.newPage();
  await other.goto(`${siteUrl()}#/about`);
  expect(await other.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
  await button.click();
  await expect.poll(background).toBe(light);
});

test('paints the colours of the system without a choice', async () => {
  const { page } = await browser.visit({ colorScheme: 'light', javaScriptEnabled: false });
  const background = () => page.locator('html').evaluate((root) => getComputedStyle(root).backgroundColor);
  const light = await background();
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await background()).not.toBe(light);
});

test('skips to the content with the first stop of the Tab key', async () => {
  const { page } = await browser.visit({ route: '#/about' });
  await shown(page);
  await page.keyboard.press('Tab');
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim().slice(0, 30));
  expect(await focused()).toBe('Skip to the content');
  const box = await page.locator('.skip-link').boundingBox();
  expect(box && box.x >= 0 && box.y >= 0, 'the link is in sight').toBe(true);
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  expect(page.url()).toBe(`${siteUrl()}#/about`);
});

/** What reaches beyond the right edge of the window, folds opened, where nothing can be scrolled to show it. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    for (const fold of document.querySelectorAll('main details')) fold.setAttribute('open', '');
    const scrolls = (own: Element): boolean => {
      const { overflowX, clipPath, textOverflow } = getComputedStyle(own);
      if (/auto|scroll/.test(overflowX) || clipPath !== 'none' || textOverflow === 'ellipsis') return true;
      return own.parentElement !== null && scrolls(own.parentElement);
    };
    return Array.from(document.querySelectorAll('main *'))
      .filter((own) => own.getBoundingClientRect().right > window.innerWidth + 1 && !scrolls(own))
      .map((own) => `${own.tagName} ${own.className}`);
  });

describe('a phone', () => {
  let page: Page;
  let complaints: string[];
  beforeAll(async () => {
    const visit = await browser.visit({
      viewport: { width: 360, height: 740 },
      hasTouch: true,
    });
    ({ page, complaints } = visit);
  });

  test('every page is reached from the navigation', async () => {
    const links = page.getByRole('navigation').getByRole('link');
    for (const name of await links.allInnerTexts()) {
      await links.getByText(name, { exact: true }).tap();
      await expect.poll(() => page.locator('[aria-current=page]').allInnerTexts()).toEqual([name]);
      await shown(page);
    }
  });

  test.each(SITE_ROUTES)('$route does not scroll sideways', async (site) => {
    await moveTo(page, site);
    const [content, window] = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return [scrollWidth, clientWidth];
    });
    expect(window).toBe(360);
    expect(content).toBeLessThanOrEqual(360);
    expect(await cutOff(page)).toEqual([]);
  });

  test('names versions, citations and contacted hosts on the About page', async () => {
    await page.goto(`${siteUrl()}#/about`);
    await shown(page);
    const text = await page.locator('main').innerText();
    expect(text).toContain(`ValueActionLens ${versionOf('../../package.json')}`);
    expect(text).toContain(`DuckDB-WASM ${versionOf('../../node_modules/@duckdb/duckdb-wasm/package.json')}`);
    const bibtex = await page.locator('.citation-list pre').allTextContents();
    expect(bibtex.map((entry) => entry.split('{')[0])).toEqual(['@inproceedings', '@misc', '@software']);
    expect(bibtex[0]).toContain('Mind the Value-Action Gap');
    await page.evaluate(() => window.lens.query('FROM models'));
    const hosts = await page.locator('.about-hosts li').allInnerTexts();
    expect(hosts).toEqual([`${new URL(siteUrl()).host} (this site)`]);
  });

  test('no page has complained of anything', () => {
    expect(complaints).toEqual([]);
  });
});

test('says that the code of a page could not be fetched, and leads back', async () => {
  const { page } = await browser.visit({
    route: '#/about',
    prepare: (page) => page.route(/AboutView.*\.js/, (route) => route.abort('internetdisconnected')),
  });
  const alert = page.locator('main').getByRole('alert');
  await expect.poll(() => alert.innerText()).toContain('This page could not be shown');
  await alert.getByRole('link', { name: 'Go to the overview' }).click();
  await expect.poll(() => page.locator('#headline').isVisible()).toBe(true);
});

test('leaves a page that is still loading without a trace of it', async () => {
  let arrive = () => {};
  const held = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const { page, complaints } = await browser.visit({
    prepare: async (page) => {
      await page.route(/AboutView.*\.js/, async (route) => {
        await held;
        await route.continue();
      });
    },
  });
  await page.locator('html[data-started]').waitFor({ state: 'attached' });
  const asked = page.waitForRequest(/AboutView.*\.js/);
  await page.goto(`${siteUrl()}#/about`);
  await asked;
  await page.goto(`${siteUrl()}#/`);
  await page.locator('#headline').waitFor();
  const arrived = page.waitForResponse(/AboutView.*\.js/);
  arrive();
  await (await arrived).finished();
  await page.goto(`${siteUrl()}#/about`);
  await expect.poll(() => page.locator('main h1').allInnerTexts()).toEqual(['About']);
  await page.goBack();
  await expect.poll(() => page.locator('main h1').count()).toBe(1);
  await page.locator('#headline').waitFor();
  expect(complaints).toEqual([]);
});
