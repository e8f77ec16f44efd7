import type { Page } from 'playwright-core';

/** As with the browser's data saving on: the page starts DuckDB only when something is asked of it. */
export function saveData(page: Page): Promise<unknown> {
  return page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
  });
}
