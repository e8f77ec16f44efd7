import type { BrowserContext, Page } from 'playwright-core';
import { tinyGguf } from '../support/tiny-gguf';
import { siteUrl } from './harness';

const MODEL = tinyGguf();

/** Serves the tiny model from the site's own origin. */
export async function serveTiny(context: BrowserContext): Promise<void> {
  await context.route('**/tiny.gguf', (route) =>
    route.fulfill({ body: MODEL, contentType: 'application/octet-stream' }),
  );
}

/** On the setup page: the tiny model, on the processor. */
export async function chooseTiny(page: Page): Promise<void> {
  await page.getByRole('radio', { name: /On the processor/ }).check();
  await page.getByLabel('Or the address of another GGUF file').fill(`${siteUrl()}tiny.gguf`);
}

/** A model with random weights gets the simple questions wrong: chooses to score it all the same. */
export async function goOnAllTheSame(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Score it anyway' }).click();
}
