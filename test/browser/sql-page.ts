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

/**
 * Pastes a text in place of the editor's, presses Run, and waits until it has ended: all within the page, because each
 * step from outside waits for frames. `write` and the run button stand for what a reader does.
 */
export function run(page: Page, sql: string): Promise<Shown> {
  return page.evaluate(async (text) => {
    const content = document.querySelector('.editor-host')?.shadowRoot?.querySelector('.cm-content');
    if (!(content instanceof HTMLElement)) throw new Error('There is no editor.');
    const results = () => document.querySelector<HTMLElement>('.sql-results');
    content.focus();
    const press = (key: string) =>
      content.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey: key === 'a', bubbles: true }));
    press('a');
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    if (text === '') press('Delete');
    else
      content.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));

    const before = results()?.dataset.run;
    const ended = () => results()?.dataset.run !== before && results()?.ariaBusy === 'false';
    const end = new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        if (!ended()) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(document.body, { subtree: true, childList: true, attributes: true });
    });
    document.querySelector<HTMLElement>('.sql-run')?.click();
    await end;
    return {
      problem: document.querySelector<HTMLElement>('.sql-results .notice')?.innerText ?? null,
      summary: document.querySelector<HTMLElement>('.sql-result-summary')?.innerText ?? null,
    };
  }, sql);
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
