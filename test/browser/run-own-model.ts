import type { Page } from 'playwright-core';
import { languageModel } from '../support/language-model';

/** Gives the browser a model of its own, which a click has to download. */
export async function giveOwnModel(page: Page): Promise<void> {
  const make = `(${languageModel})({ there: false, clicked: () => navigator.userActivation.isActive })`;
  await page.addInitScript({
    content: `globalThis.__name ??= (own) => own; Object.assign(globalThis, ${make});`,
  });
}

/** Takes away the one that it may have. */
export async function takeOwnModel(page: Page): Promise<void> {
  await page.addInitScript(() => Object.assign(globalThis, { LanguageModel: undefined }));
}
