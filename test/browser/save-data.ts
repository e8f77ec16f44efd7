import type { Page } from 'playwright-core';

/** Simulates the browser's data saving: the page starts DuckDB only when it is needed. */
export function saveData(page: Page): Promise<unknown> {
  return page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
  });
}
