import type { Page } from 'playwright-core';

/** Opens a folded list, and leaves only these options ticked. */
async function tickOnly(page: Page, label: string, variants: readonly number[]): Promise<void> {
  const list = page.locator('details', { has: page.locator('summary', { hasText: label }) }).last();
  await list.locator('summary').click();
  await list.getByRole('button', { name: 'None' }).click();
  for (const variant of variants) await list.getByRole('checkbox').nth(variant).check();
  await list.locator('summary').click();
}

/** The variants of each task, or the quick form of the second; none leaves the task out. */
export async function choosePlan(
  page: Page,
  { task1, task2 }: { task1: readonly number[]; task2: readonly number[] | 'quick' },
): Promise<void> {
  // Hot enough for answers to differ, were it not for the seed.
  await page.getByLabel('Temperature').fill('1');
  if (task1.length > 0) await tickOnly(page, 'Variants of Task 1', task1);
  else await page.getByRole('checkbox', { name: /^Task 1/ }).uncheck();
  if (task2 === 'quick') await page.getByRole('radio', { name: /^Quick form/ }).check();
  else if (task2.length > 0) await tickOnly(page, 'Variants of Task 2', task2);
  else await page.getByRole('checkbox', { name: /^Task 2/ }).uncheck();
}

export async function startRun(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start the run' }).click();
}

/** Prompts that have an outcome, as the page shows. */
export async function answered(page: Page): Promise<number> {
  const text = await page.getByTestId('answered').innerText();
  return Number(text.replaceAll(',', ''));
}

export async function resultShown(page: Page): Promise<void> {
  await page.getByTestId('run-result').waitFor();
}

export async function chooseAllScenarios(page: Page): Promise<void> {
  for (const label of ['Countries', 'Topics']) {
    const list = page.locator('details', { has: page.locator('summary', { hasText: label }) }).last();
    await list.locator('summary').click();
    await list.getByRole('button', { name: 'All' }).click();
    await list.locator('summary').click();
  }
}
