import type { Page } from 'playwright-core';

/** What the SQL page shows after a run. */
export interface Shown {
  /** Title and text of the notice; null if there is none. */
  readonly problem: string | null;
  /** Said of the result that is shown; null if there is none. */
  readonly summary: string | null;
}

/** Opens the editor's page and waits for the editor. */
export async function editorReady(page: Page): Promise<void> {
  await page.locator('.cm-content').waitFor();
}

/** Replaces the text of the editor. */
export async function write(page: Page, sql: string): Promise<void> {
  await page.locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+a');
  if (sql === '') await page.keyboard.press('Delete');
  else await page.keyboard.insertText(sql);
  await page.keyboard.press('Escape');
}

/** Runs all that stands in the editor, and waits until it has ended. */
export async function run(page: Page, sql: string): Promise<Shown> {
  await write(page, sql);
  const before = await page.evaluate(
    () => document.querySelector<HTMLElement>('.sql-results')?.dataset.run ?? '',
  );
  await page.locator('.sql-run').click();
  await page.waitForFunction((old) => {
    const results = document.querySelector<HTMLElement>('.sql-results');
    return results && results.dataset.run !== old && results.ariaBusy === 'false';
  }, before);
  return page.evaluate(() => ({
    problem: document.querySelector<HTMLElement>('.sql-results .notice')?.innerText ?? null,
    summary: document.querySelector<HTMLElement>('.sql-result-summary')?.innerText ?? null,
  }));
}

/** The texts of the rows in view, cell by cell; waits for the first. */
export async function rowsInView(page: Page): Promise<string[][]> {
  await page.locator('.result-grid-row').first().waitFor();
  return page.evaluate(() =>
    [...document.querySelectorAll('.result-grid-row')].map((row) =>
      [...row.querySelectorAll<HTMLElement>('.result-grid-cell')].map((cell) => cell.innerText),
    ),
  );
}
