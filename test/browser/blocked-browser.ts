import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { afterAll, inject } from 'vitest';
import { CHROMIUM_FLAGS, findWholeChromium } from '../support/chromium';
import { siteUrl, type Visit, viewIsThere, watched } from './harness';

/** What Chromium writes when its reader chooses to block all site data: 2 is “block”. */
const BLOCKED = { profile: { default_content_setting_values: { cookies: 2 } } };

/** A page in a Chromium whose reader has blocked all site data. It is closed after the file's tests. */
export async function visitBlocked(route: string): Promise<Visit> {
  const profile = mkdtempSync(join(tmpdir(), 'blocked-'));
  mkdirSync(join(profile, 'Default'));
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(BLOCKED));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findWholeChromium(),
    args: [...CHROMIUM_FLAGS, '--js-flags=--liftoff-only'],
    viewport: { width: 1280, height: 900 },
    timeout: inject('patience'),
  });
  afterAll(async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  });
  context.setDefaultTimeout(inject('patience'));
  const visit = watched(context.pages()[0] ?? (await context.newPage()), context);
  await visit.page.goto(siteUrl() + route);
  await viewIsThere(visit.page);
  return visit;
}
