import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Files that only the database needs; the first of them is requested before the others. */
const DATABASE_FILE = /query-service|read-statement|data-manifest|\.worker|duckdb|\/data\//;

export interface Transfer {
  readonly url: string;
  /** On the wire: compressed, headers included. */
  readonly bytes: number;
}

export interface FirstView {
  /** For `visit`: records what is fetched, and keeps the database's files from arriving. */
  prepare(page: Page): Promise<void>;
  /** Resolves, once the database has been requested, to everything fetched before. */
  transfers(): Promise<Transfer[]>;
}

/** Stops a page from loading at the point where it requests its database. */
export function holdDatabase(): FirstView {
  const urls = new Map<string, string>();
  const sizes = new Map<string, number>();
  let held = false;
  return {
    async prepare(page) {
      await page.route(DATABASE_FILE, () => {
        held = true;
      });
      const session = await page.context().newCDPSession(page);
      session.on('Network.requestWillBeSent', ({ requestId, request }) => {
        held ||= DATABASE_FILE.test(request.url);
        if (!held) urls.set(requestId, request.url);
      });
      session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
        sizes.set(requestId, encodedDataLength);
      });
      await session.send('Network.enable');
    },
    async transfers() {
      await expect.poll(() => held, { message: 'the database is asked for' }).toBe(true);
      const loading = () => [...urls].filter(([id]) => !sizes.has(id)).map(([, url]) => url);
      await expect.poll(loading, { message: 'everything else has arrived' }).toEqual([]);
      return [...urls].map(([id, url]) => ({ url, bytes: sizes.get(id) ?? 0 }));
    },
  };
}
