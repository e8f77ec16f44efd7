import type { BrowserContext, Page } from 'playwright-core';
import { inject } from 'vitest';

/** Runs in a page: compiles DuckDB as the site's worker does, and keeps the module. */
async function keepCompiled(url: string): Promise<void> {
  const { body } = await fetch(url);
  if (!body) throw new Error(`${url} is empty`);
  const wasm = new Response(body.pipeThrough(new DecompressionStream('gzip')), {
    headers: { 'content-type': 'application/wasm' },
  });
  Object.assign(globalThis, { duckdb: await WebAssembly.compileStreaming(wasm) });
}

/** What a context keeps for all pages that come after, and cannot be taken from it again. */
const LASTING = ['addInitScript', 'exposeBinding', 'exposeFunction'];
const LASTING_CLOCK = ['install', 'setFixedTime', 'setSystemTime'];

function refuseLasting(context: BrowserContext): void {
  const refused = (names: readonly string[]) =>
    Object.fromEntries(
      names.map((name) => [
        name,
        () => Promise.reject(new Error(`${name} stays for the next visits: ask for \`ownContext\``)),
      ]),
    );
  Object.assign(context, refused(LASTING));
  Object.assign(context.clock, refused(LASTING_CLOCK));
}

/**
 * One profile for one visit after the other, emptied in between. Its pages share a process, in which a page stays that
 * keeps DuckDB's module: V8 gives what it has compiled to each later page, where in a new profile it begins anew.
 */
export class Profile {
  private keeper: Page | null = null;
  private isLent = false;

  constructor(private readonly make: () => Promise<BrowserContext>) {}

  /** The profile, or null while somebody has it. */
  async lend(): Promise<BrowserContext | null> {
    if (this.isLent) return null;
    this.isLent = true;
    this.keeper ??= await this.open();
    return this.keeper.context();
  }

  private async open(): Promise<Page> {
    const context = await this.make();
    refuseLasting(context);
    const page = await context.newPage();
    page.on('crash', () => this.drop(context));
    page.on('close', () => this.drop(context));
    await page.goto(new URL('favicon.svg', inject('siteUrl')).href);
    await page.evaluate(keepCompiled, inject('duckdbUrl'));
    return page;
  }

  /** A crash takes all pages of the process with it: the next visit gets a new profile. */
  private drop(context: BrowserContext): void {
    if (this.keeper?.context() === context) this.keeper = null;
    void context.close();
  }

  /** Closes the visit's pages, and removes what they have stored. */
  async takeBack(context: BrowserContext): Promise<void> {
    const { keeper } = this;
    if (keeper?.context() === context) {
      const pages = context.pages().filter((page) => page !== keeper);
      const origins = new Set(
        pages.flatMap((page) => page.frames()).map((frame) => new URL(frame.url()).origin),
      );
      await Promise.all(pages.map((page) => page.close()));
      if (this.keeper === keeper) await this.empty(context, keeper, origins);
    }
    this.isLent = false;
  }

  private async empty(context: BrowserContext, keeper: Page, origins: ReadonlySet<string>): Promise<void> {
    await context.unrouteAll();
    await context.clearCookies();
    const session = await context.newCDPSession(keeper);
    for (const origin of origins)
      if (origin !== 'null')
        await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
    await session.detach();
  }
}
