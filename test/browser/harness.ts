import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { afterAll, afterEach, beforeEach, inject } from 'vitest';
import { CHROMIUM_FLAGS } from '../support/chromium';
import { buildAndServeOther } from '../support/other-site';
import type { Site } from '../support/site';
import { Profile } from './profile';
import { saveData } from './save-data';

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Console errors, console warnings and uncaught exceptions so far. */
  readonly complaints: string[];
  /** URL of each request so far. */
  readonly requests: string[];
}

export interface VisitOptions extends BrowserContextOptions {
  /** Another site than the one under test; its address, ending in a slash. */
  readonly site?: string;
  /** Hash route, such as `#/about`. */
  readonly route?: string;
  /** Called before the page is opened: to intercept requests. */
  readonly prepare?: (page: Page, context: BrowserContext) => Promise<unknown>;
  /** Starts DuckDB by itself, as for most readers; else only once it is needed, as where data are saved. */
  readonly eager?: boolean;
  /** For what cannot be taken from a context again, such as scripts that run first in each of its pages. */
  readonly ownContext?: boolean;
}

/** The address of the site under test, ending in a slash. */
export const siteUrl = (): string => inject('siteUrl');

let other: Promise<Site> | undefined;

/** The address of the other site; one that is not built yet is built for this worker. */
export async function otherUrl(): Promise<string> {
  const built = inject('otherUrl');
  if (built) return built;
  other ??= buildAndServeOther();
  return (await other).url;
}

/** Resolves when the page's code has arrived, or the page says that it could not. */
export async function viewIsThere(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.documentElement.dataset.started !== undefined &&
      !document.querySelector('[aria-label="Loading the page"]'),
  );
}

/**
 * WebAssembly as V8 compiles it at first, and scripts as at second. The tests open pages, and their DuckDB, anew so often
 * that compiling them once more, better, takes longer than it saves.
 */
const COMPILED_ONCE = '--liftoff-only,--no-opt';

/** V8 notices by a fault of the processor that code leaves its memory; in the headless shell that ends the page. */
const CHECKED_BOUNDS = '--wasm-enforce-bounds-checks';

/** Pages of a profile share what V8 has compiled: see `Profile`. */
const ONE_PROCESS = '--process-per-site';

/** The browsers of this worker by their flags; each is launched once and ends with the worker. */
const launched = new Map<string, Promise<Browser>>();

async function browserWith(flags: readonly string[]): Promise<Browser> {
  const key = flags.join(' ');
  const running = await launched.get(key);
  if (running?.isConnected()) return running;
  const browser = chromium.launch({
    executablePath: inject('chromiumPath'),
    args: [...CHROMIUM_FLAGS, ONE_PROCESS, `--js-flags=${COMPILED_ONCE},${CHECKED_BOUNDS}`, ...flags],
    timeout: inject('patience'),
  });
  launched.set(key, browser);
  return browser;
}

/** What Playwright says where a page registers a service worker, and may not. */
const BLOCKED = 'Service Worker registration blocked by Playwright';

/** Watches a new page from its beginning. */
export function watched(page: Page, context: BrowserContext): Visit {
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && message.text() !== BLOCKED)
      complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => requests.push(request.url()));
  return { page, context, complaints, requests };
}

const VIEWPORT = { width: 1280, height: 900 };

async function newContext(flags: readonly string[], options: BrowserContextOptions): Promise<BrowserContext> {
  const browser = await browserWith(flags);
  const context = await browser.newContext({
    viewport: VIEWPORT,
    // It would keep the whole site for each visit.
    serviceWorkers: 'block',
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  });
  context.setDefaultTimeout(inject('patience'));
  return context;
}

/** Leaves the view, and comes back to it by its address, as with a link. */
export async function reopen(page: Page): Promise<void> {
  const address = page.url();
  await page.goto(new URL('#/nowhere', address).href);
  await page.getByRole('heading', { level: 1, name: 'Page not found' }).waitFor();
  await page.goto(address);
  await viewIsThere(page);
}

/** The profiles of this worker by their flags. */
const profiles = new Map<string, Profile>();

/**
 * The Chromium that the tests of a worker share; call at the top of the file. A visit begins with an empty profile, and
 * with the view loaded. One that a test makes ends with the test, one made in `beforeAll` with the file.
 *
 * @param flags beside the usual ones
 */
export function sharedBrowser(flags: readonly string[] = []): {
  visit(options?: VisitOptions): Promise<Visit>;
} {
  const key = flags.join(' ');
  const profile = profiles.get(key) ?? new Profile(() => newContext(flags, {}));
  profiles.set(key, profile);
  const ofFile: (() => Promise<void>)[] = [];
  const ofTest: (() => Promise<void>)[] = [];
  let opened = ofFile;
  const close = (ends: (() => Promise<void>)[]) => Promise.all(ends.splice(0).map((end) => end()));
  beforeEach(() => {
    opened = ofTest;
  });
  afterEach(async () => {
    opened = ofFile;
    await close(ofTest);
  });
  afterAll(() => close(ofFile));

  return {
    async visit({
      site = siteUrl(),
      route = '',
      prepare,
      eager = false,
      ownContext = false,
      ...options
    } = {}) {
      const { viewport, colorScheme, ...others } = options;
      const isPlain = !ownContext && Object.keys(others).length === 0;
      const lent = isPlain ? await profile.lend() : null;
      const context = lent ?? (await newContext(flags, options));
      opened.push(() => (lent ? profile.takeBack(lent) : context.close()));
      const visit = watched(await context.newPage(), context);
      const { page } = visit;
      if (!eager) await saveData(page);
      if (lent && viewport) await page.setViewportSize(viewport);
      if (lent && colorScheme) await page.emulateMedia({ colorScheme });
      await prepare?.(page, context);
      await page.goto(site + route);
      if (options.javaScriptEnabled !== false) await viewIsThere(page);
      return visit;
    },
  };
}
