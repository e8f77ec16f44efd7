import type { Locator, Page } from 'playwright-core';

/** The explorer's table. */
export const table = (page: Page): Locator => page.locator('.explore table.heat-table');

/** Lets the page render, and begin what a change of its address asks for. */
function frames(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 0)));
      }),
  );
}

/** Waits until the explorer shows the answer to the question of its address. */
export async function settled(page: Page): Promise<void> {
  await frames(page);
  await page.locator('.explore[aria-busy="false"]:has(.take-away)').waitFor({ state: 'attached' });
}

/** Waits for the answer and the intervals, or for the sentence why there are none. */
export async function withIntervals(page: Page): Promise<void> {
  await settled(page);
  await page.getByText('Computing intervals').waitFor({ state: 'detached' });
}

/** Chooses from a native select of the controls, and waits for the answer. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).selectOption({ label: option });
  await settled(page);
}

/** Ticks or unticks members of a filter in its panel, and waits for the answer. */
export async function filter(page: Page, label: string, members: readonly string[]): Promise<void> {
  const button = page.locator('.explore-filters').getByRole('button', { name: new RegExp(`^${label} `) });
  await button.click();
  const panel = page.locator('.multi-select-panel:popover-open');
  for (const member of members) await panel.getByLabel(member, { exact: true }).click();
  await page.keyboard.press('Escape');
  await settled(page);
}

/** What stands after the question mark of the route, decoded. */
export function searchOf(page: Page): Record<string, string[]> {
  const search = new URLSearchParams(new URL(page.url()).hash.split('?')[1] ?? '');
  return Object.fromEntries([...new Set(search.keys())].map((key) => [key, search.getAll(key)]));
}

/** The statement that "Open in SQL" leads to. */
export async function statementOf(takeAway: Locator): Promise<string> {
  const href = (await takeAway.getByRole('link', { name: 'Open in SQL' }).getAttribute('href')) ?? '';
  return new URLSearchParams(href.split('?')[1]).get('q') ?? '';
}
