import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAxe, violations } from './axe';
import { sharedBrowser, siteUrl, type Visit, viewIsThere } from './harness';
import { menuItem } from './take-away';

const browser = sharedBrowser();

describe('a page to share', () => {
  it('shows its table without a script, and leads to the site', async () => {
    const { page, complaints } = await browser.visit({
      site: `${siteUrl()}at/scenario/egypt-religion.html`,
      javaScriptEnabled: false,
      viewport: { width: 360, height: 780 },
    });
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Egypt, Religion');
    expect(await page.getByRole('row').count()).toBeGreaterThan(6);
    const [low = '', high = ''] = (await page.locator('.figure strong').innerText()).split(' to ');
    const rates = await page.locator('tbody td:nth-child(2)').allInnerTexts();
    expect(rates).toEqual(expect.arrayContaining([low, high]));
    expect(await page.getByRole('link', { name: 'Open in' }).getAttribute('href')).toBe(
      '../../#/scenario/Egypt/Religion',
    );
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(360);
    expect(complaints).toEqual([]);
  });

  it('leads on to its route, and to a case with its value; so does an address without a page', async () => {
    const { page, complaints } = await browser.visit({ route: '#/about' });
    for (const [address, to] of [
      ['scenario/egypt-religion.html?value=Social+Power', '#/case/Egypt/Religion/Social%20Power'],
      ['country/egypt.html', '#/explore?rows=topic&columns=model&country=Egypt'],
      ['finding/gap.html', '#/findings?claim=gap'],
      ['scenario/egipt-religion?value=Wealth', '#/case/Egypt/Religion/Wealth'],
      ['model/gone.html', '#/models'],
    ] as const) {
      await page.goto(`${siteUrl()}at/${address}`);
      await page.waitForURL(siteUrl() + to);
      await viewIsThere(page);
      await page.locator('main h1').first().waitFor();
    }
    await page.goto(`${siteUrl()}compare`);
    await page.waitForURL(`${siteUrl()}#/compare`);
    // The status of a missing page is told.
    expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
  });

  it('is what “Copy link” gives, and a figure’s link opens the figure', async () => {
    const { page } = await browser.visit({ route: '#/scenario/Egypt/Religion' });
    const own = page.locator('[data-figure="scenario-values"]');
    await (await menuItem(own, 'Share', 'Copy link')).click();
    await own.getByText('Link copied').first().waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toBe(`${siteUrl()}at/scenario/egypt-religion.html?figure=scenario-values`);
    await page.goto(`${siteUrl()}#/about`);
    await page.goto(link);
    await page.waitForURL(/figure=scenario-values/);
    await expect
      .poll(() => own.evaluate((figure) => Math.abs(figure.getBoundingClientRect().top) < innerHeight / 2))
      .toBe(true);
  });

  it('has a picture that the site serves', async () => {
    const page = await (await fetch(`${siteUrl()}at/topic/religion.html`)).text();
    const [, address = ''] = /property="og:image" content="([^"]+)"/.exec(page) ?? [];
    const picture = await fetch(new URL(address, `${siteUrl()}at/topic/religion.html`));
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect((await picture.arrayBuffer()).byteLength).toBeGreaterThan(5000);
  });
});

describe('an embedded figure', () => {
  let host: Server;
  let visit: Visit;
  beforeAll(async () => {
    host = createServer((request, response) => {
      const asked = new URL(request.url ?? '', 'http://localhost').searchParams;
      const sandbox = asked.has('sandbox') ? ' sandbox="allow-scripts"' : '';
      const source = siteUrl() + asked.get('frame')?.replaceAll('&', '&amp;');
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(`<!doctype html><html lang="en"><title>A page</title><body style="margin: 0"><main>
<h1>Another page</h1>
<iframe${sandbox} title="A figure" src="${source}" width="100%" height="200" style="border: 0; display: block"></iframe>
</main><script async src="${siteUrl()}embed.js"></script>`);
    });
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
    visit = await browser.visit({ route: 'embed.html#/about' });
  });
  afterAll(() => host.close());

  async function shownIn(page: Page, frame: string, width: number, sandbox = false) {
    await page.setViewportSize({ width, height: 700 });
    // Another site than the one in the frame, which is at an address.
    const { port } = host.address() as AddressInfo;
    const query = new URLSearchParams({ frame, ...(sandbox ? { sandbox: '' } : {}) });
    await page.goto(`http://localhost:${port}/?${query}`);
    const own = page.frameLocator('iframe');
    await own.locator('.embed[data-state="shown"]').waitFor();
    const [, inner] = page.frames();
    if (!inner) throw new Error('There is no frame');
    return { own, inner };
  }

  /** How much of the document its window does not show. */
  const hidden = () => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
    return [scrollWidth - clientWidth, Math.max(0, scrollHeight - clientHeight)];
  };

  it.each([
    ['embed.html?figure=misaligned-counts#/', false],
    ['embed.html?figure=scenario-alignment#/scenario/Egypt/Religion', true],
    ['embed.html?figure=explore#/explore?measure=kappa', false],
    ['embed.html?figure=finding-gap#/findings', false],
    ['embed.html?figure=misaligned-cases#/misaligned', false],
  ])('%s: alone, as high as it is, and accessible', async (frame, sandbox) => {
    const { page, complaints } = visit;
    complaints.length = 0;
    for (const width of [320, 800]) {
      const { own, inner } = await shownIn(page, frame, width, sandbox);
      await expect.poll(() => inner.evaluate(hidden)).toEqual([0, 0]);
      expect(await own.locator('header:visible, footer:visible, nav:visible, h1:visible').count()).toBe(0);
      expect(await own.locator('[data-figure]:visible').count()).toBe(1);
      expect(await own.locator('.embed-source a').getAttribute('href')).toContain(siteUrl());
      await addAxe(inner);
      expect(await violations(inner)).toEqual([]);
    }
    expect(complaints).toEqual([]);
  });

  it('leads to the full page in a tab of its own, and shows no page that acts', async () => {
    const { page } = visit;
    const { own } = await shownIn(page, 'embed.html?figure=scenario-values#/scenario/Egypt/Religion', 800);
    const link = own.locator('[data-embedded] a:visible').first();
    const opened = page.context().waitForEvent('page');
    await link.click();
    const tab = await opened;
    await tab.waitForURL(new RegExp(`^${siteUrl()}#/case/Egypt/Religion/`));
    await tab.close();
    await page.goto(`${siteUrl()}embed.html?figure=x#/run`);
    await page.getByText('This page opens in its own tab only.').waitFor();
  });

  it('may be framed by any site; the full page by its own alone', async () => {
    const policy = async (path: string) =>
      (await fetch(siteUrl() + path)).headers.get('content-security-policy');
    expect(await policy('embed.html')).toBe('frame-ancestors *');
    for (const path of ['', 'index.html', 'at/compare.html'])
      expect(await policy(path)).toBe("frame-ancestors 'self'");
    const text = await (await fetch(`${siteUrl()}embed.html`)).text();
    // Neither the release nor a model server can be reached from it.
    expect(/connect-src ([^;]*)/.exec(text)?.[1]).toBe("'self' blob:");
  });
});
