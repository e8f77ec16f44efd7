import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { pageTitle, ROUTES, titleOfPath } from '../../src/app/routes';
import { siteUrl, viewIsThere } from './harness';

/** Values for the parameters of routes, by the parameter's name. */
const EXAMPLES: Readonly<Record<string, string>> = {
  country: 'Nigeria',
  topic: 'Health and Health Care',
  value: 'Social Power',
  model: 'llama-3.3-70b-instruct',
};

function exampleOf(pattern: string): string {
  return pattern.replace(/:(\w+)\??/g, (_, parameter: string) => {
    const example = EXAMPLES[parameter];
    if (!example) throw new Error(`Name an example of :${parameter} (route ${pattern}) in site-routes.ts`);
    return encodeURIComponent(example);
  });
}

export interface SiteRoute {
  readonly route: string;
  readonly title: string;
}

/** Every page of the site, including the one for unknown addresses, with its title. */
export const SITE_ROUTES: readonly SiteRoute[] = [
  { route: '#/', title: pageTitle(null) },
  ...ROUTES.map(({ path }) => ({ route: `#${exampleOf(path)}`, title: titleOfPath(exampleOf(path)) })),
  { route: '#/nowhere', title: pageTitle('Not found') },
];

/** Waits until a page shows its content. */
export async function shown(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor();
  await expect.poll(() => page.locator('main .skeleton').count()).toBe(0);
}

/** Moves an open page to another route, as its links do, and waits until its content is shown. */
export async function moveTo(page: Page, { route, title }: SiteRoute): Promise<void> {
  await page.goto(siteUrl() + route);
  await expect.poll(() => page.title()).toBe(title);
  await viewIsThere(page);
  await shown(page);
}
