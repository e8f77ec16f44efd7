import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { TABLES } from '../../src/domain/tables';
import { VIEWS } from '../../src/domain/views';
import { downloaded } from './download';
import { sharedBrowser } from './harness';

const browser = sharedBrowser();

test('the Data page describes every table, hands it over, and tells which values lack pairs', async () => {
  const { page, complaints } = await browser.visit({ route: '#/data' });
  await expect
    .poll(() => page.locator('.data-table h3').allInnerTexts())
    .toEqual([...TABLES.map(({ name }) => name), ...VIEWS]);
  const missing = page.locator('.data-missing tr');
  await missing.first().waitFor();
  expect((await missing.allInnerTexts()).slice(0, 2).map((text) => text.trim().split(/\s*\t\s*/))).toEqual([
    ['Equality', '31'],
    ['Social Justice', '27'],
  ]);
  await expect
    .poll(() => page.locator('.data-facts').innerText())
    .toContain('63 of 7,392 cases have no pair');

  await page.getByRole('button', { name: 'Check the published cells' }).click();
  await page
    .getByText('All 51,744 cells, computed again in this browser from the raw answers, are the same.')
    .waitFor();

  const saved = (name: string) => downloaded(page.locator('.data-buttons').getByLabel(name, { exact: true }));
  const csv = await saved('CSV file of countries');
  expect(csv.name).toBe('countries.csv');
  expect(csv.bytes.toString().trim().split('\n')).toHaveLength(1 + 12);
  const parquet = await saved('Parquet file of topics');
  expect(parquet.bytes.equals(readFileSync('public/data/topics.parquet'))).toBe(true);
  const made = await saved('Parquet file of model_alignment');
  expect(made.bytes.subarray(0, 4).toString()).toBe('PAR1');

  await page.getByLabel('Open in SQL: models', { exact: true }).click();
  await page.waitForURL(/#\/sql\?q=SELECT%20%2A%20FROM%20models/);
  expect(complaints).toEqual([]);
});
