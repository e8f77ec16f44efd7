import type { Locator, Page } from 'playwright-core';

export interface TableRow {
  readonly label: string;
  readonly cells: string[];
}

/** The table of alignment rates, models by countries. */
export const headline = (page: Page): Locator => page.locator('#headline table.heat-table');

const clean = (texts: string[]): string[] => texts.map((text) => text.replace(/\s+/g, ' ').trim());

/** The texts of a row's cells, left to right. */
export async function cellsOf(table: Locator, row: number): Promise<string[]> {
  return clean(await table.locator('tbody tr').nth(row).locator('td').allInnerTexts());
}

/** A heat table's column labels (without the corner) and rows, as on the page. */
export async function readTable(table: Locator): Promise<{ columns: string[]; rows: TableRow[] }> {
  const [, ...columns] = clean(await table.locator('thead tr').last().locator('th').allInnerTexts());
  const labels = clean(await table.locator('tbody tr > th').allInnerTexts());
  const rows = await Promise.all(
    labels.map(async (label, row) => ({ label, cells: await cellsOf(table, row) })),
  );
  return { columns, rows };
}

/** The rate that a cell begins with; null where it shows none. */
export function rateIn(cell: string | undefined): number | null {
  const [rate] = /^\d\.\d\d/.exec(cell ?? '') ?? [];
  return rate === undefined ? null : Number(rate);
}
