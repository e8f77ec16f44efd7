import type { Page } from 'playwright-core';

/** Leaves the site no room in the browser's storage, like a full disk. */
export async function fillStorage(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(page.url()).origin, quotaSize: 1 });
}
