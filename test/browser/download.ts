import { readFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';

export interface DownloadedFile {
  readonly name: string;
  readonly path: string;
  readonly bytes: Buffer;
}

/** Chromium silently drops downloads beyond ten within a second, more than any reader starts. */
const BURST = 10;
const BURST_MS = 1_500;
/** When the latest downloads of this worker had begun. */
const begun: number[] = [];

/** Presses a button and returns the file that it downloads. */
export async function downloaded(button: Locator): Promise<DownloadedFile> {
  const page = button.page();
  const sinceBurst = Date.now() - (begun.at(-BURST) ?? 0);
  if (sinceBurst < BURST_MS) await new Promise((resolve) => setTimeout(resolve, BURST_MS - sinceBurst));
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  begun.push(Date.now());
  const path = await download.path();
  return { name: download.suggestedFilename(), path, bytes: readFileSync(path) };
}
