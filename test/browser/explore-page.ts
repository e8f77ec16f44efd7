import type { Locator, Page } from 'playwright-core';
import { PUBLISHED_MODELS } from '../../src/domain/models';
import { siteUrl } from './harness';
import { rateIn, readTable } from './headline-table';

/** The explorer's table. */
export const table = (page: Page): Locator => page.locator('.explore table.heat-table');

/** Lets the page render and begin what a change of address asks for. */
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

/** Opens a route of the explorer, and waits for its answer. */
export async function open(page: Page, route: string): Promise<void> {
  await page.goto(`${siteUrl()}${route}`);
  await settled(page);
}

/** Waits for the answer and the intervals, or for the sentence saying why there are none. */
export async function withIntervals(page: Page): Promise<void> {
  await settled(page);
  await page.getByText('Computing intervals').waitFor({ state: 'detached' });
}

/** Chooses from one of the controls' native selects, and waits for the answer. */
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

/** The route's query string, decoded. */
export function searchOf(page: Page): Record<string, string[]> {
  const search = new URLSearchParams(new URL(page.url()).hash.split('?')[1] ?? '');
  return Object.fromEntries([...new Set(search.keys())].map((key) => [key, search.getAll(key)]));
}

/** The statement that "Open in SQL" leads to. */
export async function statementOf(takeAway: Locator): Promise<string> {
  const href = (await takeAway.getByRole('link', { name: 'Open in SQL' }).getAttribute('href')) ?? '';
  return new URLSearchParams(href.split('?')[1]).get('q') ?? '';
}

/** The table's figures by row and column label, as printed. */
export async function ratesOf(page: Page): Promise<Record<string, Record<string, number | null>>> {
  const { columns, rows } = await readTable(table(page));
  return Object.fromEntries(
    rows.map(({ label, cells }) => [
      label,
      Object.fromEntries(columns.map((column, index) => [column, rateIn(cells[index])])),
    ]),
  );
}

export const printed = (value: unknown) => (value === null ? null : Number(Number(value).toFixed(2)));

/** A query's rows as such a table, with models under their labels. */
export function expected(rows: Record<string, unknown>[], row: string, column: string, value: string) {
  const label = (name: unknown) =>
    PUBLISHED_MODELS.find(({ model }) => model === name)?.label ?? String(name);
  const found: Record<string, Record<string, number | null>> = {};
  for (const one of rows) {
    const own = found[label(one[row])] ?? {};
    found[label(one[row])] = own;
    own[label(one[column])] = printed(one[value]);
  }
  return found;
}
