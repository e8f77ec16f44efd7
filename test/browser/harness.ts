import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { CHROMIUM_FLAGS } from '../support/chromium';

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Console errors and uncaught exceptions so far. */
  readonly errors: string[];
  /** URL of each request so far. */
  readonly requests: string[];
  close(): Promise<void>;
}

export interface VisitOptions extends BrowserContextOptions {
  /** Hash route, such as `#/about`. */
  readonly route?: string;
  /** Called before the page is opened: to intercept requests. */
  readonly prepare?: (page: Page, context: BrowserContext) => Promise<void>;
}

/** The address of the site under test, ending in a slash. */
export const siteUrl = (): string => inject('siteUrl');

/** One Chromium for the tests of a file. Call at the top of the file (or of a describe). */
export function useBrowser(): { visit(options?: VisitOptions): Promise<Visit> } {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: inject('chromiumPath'), args: CHROMIUM_FLAGS });
  });
  afterAll(() => browser.close());

  return {
    async visit({ route = '', prepare, ...contextOptions } = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...contextOptions });
      const page = await context.newPage();
      const errors: string[] = [];
      const requests: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      page.on('pageerror', (error) => errors.push(String(error)));
      page.on('request', (request) => requests.push(request.url()));
      await prepare?.(page, context);
      await page.goto(siteUrl() + route);
      return { page, context, errors, requests, close: () => context.close() };
    },
  };
}
