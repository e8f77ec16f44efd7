import { existsSync, readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';

/**
 * The most bytes that a page of the browser has had so far: its workers, DuckDB's among them, are in its process. Null
 * where the system does not tell; Linux does.
 */
export async function peakBytes(browser: Browser | null): Promise<number | null> {
  if (!browser) return null;
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const pages = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => `/proc/${id}/status`);
  const peaks = pages
    .filter(existsSync)
    .map((path) => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(path, 'utf8'))?.[1]));
  return peaks.length > 0 ? 1024 * Math.max(...peaks) : null;
}
