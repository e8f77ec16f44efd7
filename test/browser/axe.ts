import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** A page, or a frame in one. */
type Document = Pick<Page, 'evaluate'>;

/** Puts axe into a page, past its policy, until it is loaded anew. */
export async function addAxe(page: Document): Promise<void> {
  await page.evaluate(axe.source);
}

/** Resolves when nothing has moved from one frame to the next: rows are measured, and placed, after they are drawn. */
async function still(page: Document): Promise<void> {
  await page.evaluate(async () => {
    const places = () =>
      [...document.querySelectorAll('main *')].map((own) => own.getBoundingClientRect().top).join();
    for (let before = ''; before !== places(); ) {
      before = places();
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    }
  });
}

/** Rules whose outcome can differ between two colour schemes of the same elements. */
export const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/**
 * Serious and critical violations, each with the first element that it is about.
 *
 * @param rules all of axe's where they are left out
 */
export async function violations(page: Document, rules?: string[]): Promise<string[]> {
  await still(page);
  const { violations } = await page.evaluate(
    (runOnly) =>
      (window as unknown as { axe: typeof axe }).axe.run(document, {
        resultTypes: ['violations'],
        ...(runOnly ? { runOnly } : {}),
      }),
    rules,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0]?.html} ${nodes[0]?.failureSummary}`);
}
