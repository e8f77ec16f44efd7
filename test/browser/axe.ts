import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Puts axe into a page that was opened with `bypassCSP`; it stays until the page is loaded anew. */
export async function addAxe(page: Page): Promise<void> {
  await page.addScriptTag({ content: axe.source });
}

/** Serious and critical violations, each with the first element that it is about. */
export async function violations(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] }),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0]?.html} ${nodes[0]?.failureSummary}`);
}
