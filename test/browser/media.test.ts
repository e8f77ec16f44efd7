import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { reopen, sharedBrowser, siteUrl } from './harness';
import { importSmall } from './small-model';

const WIDE = { width: 1280, height: 900 };
const PHONE = { width: 360, height: 720 };

const browser = sharedBrowser();
let page: Page;
beforeAll(async () => {
  ({ page } = await browser.visit({ route: '#/explore?columns=value' }));
  await page.locator('.heat-cell').first().waitFor();
});

const styleOf = (selector: string, property: string) =>
  page
    .locator(selector)
    .evaluateAll((all, name) => all.map((each) => getComputedStyle(each).getPropertyValue(name)), property);

test('with forced colours the current page, the chosen view and the rates can be told apart', async () => {
  await page.emulateMedia({ forcedColors: 'active' });
  for (const [chosen, others] of [
    ['.site-header nav a[aria-current]', '.site-header nav a:not([aria-current])'],
    ['.shown-as [aria-pressed="true"]', '.shown-as [aria-pressed="false"]'],
  ] as const) {
    const [colour] = await styleOf(chosen, 'background-color');
    expect(colour).toBeTruthy();
    expect(await styleOf(others, 'background-color')).not.toContain(colour);
  }
  const ramp = await styleOf('.heat-legend-step', 'background-color');
  expect(new Set(ramp).size).toBe(ramp.length);
  await page.emulateMedia({ forcedColors: null });
});

test('nothing moves for readers who asked for that', async () => {
  const animation = () =>
    page.evaluate(() => {
      const line = document.querySelector('main')?.appendChild(document.createElement('div'));
      if (!line) return '';
      line.className = 'skeleton-line';
      const { animationName } = getComputedStyle(line);
      line.remove();
      return animationName;
    });
  expect(await animation()).toBe('skeleton');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await animation()).toBe('none');
  await page.emulateMedia({ reducedMotion: null });
});

test('on paper tables are whole, controls say what was chosen, and links say their address', async () => {
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => void dispatchEvent(new Event('beforeprint')));
  expect(await styleOf('.table-scroll', 'overflow-x')).not.toContain('auto');
  const [frame] = await styleOf('.explore-breakdown select', 'border-top-width');
  expect(frame).toBe('0px');
  expect(await page.getByLabel('Measure').isVisible()).toBe(true);
  expect(await page.locator('.take-away-buttons').first().isVisible()).toBe(false);
  const address = await styleOf('html', '--site-address');
  expect(address).toEqual([JSON.stringify(siteUrl())]);
  await page.emulateMedia({ media: null });
});

describe('on a phone', () => {
  beforeAll(() => page.setViewportSize(PHONE));

  test('the explorer has its first number on the first screen, and folds its other controls', async () => {
    await page.goto(`${siteUrl()}#/explore`);
    await reopen(page);
    const first = page.locator('.heat-cell').first();
    await first.waitFor();
    const box = await first.boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(PHONE.height);
    const order = page.locator('.explore-more .select', { hasText: 'Order' });
    expect(await order.isVisible()).toBe(false);
    await page.getByText('Filters and options').click();
    await order.waitFor();
  });

  test('the overview is ten screens, a list of chapters that open', async () => {
    await page.goto(`${siteUrl()}#/`);
    await page.locator('.read-on').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(7500);
    const matrices = page.getByRole('button', { name: 'One scenario, 56 values' });
    expect(await page.locator('.matrix').first().isVisible()).toBe(false);
    await matrices.click();
    await expect.poll(() => matrices.getAttribute('aria-expanded')).toBe('true');
    await page.locator('.matrix:visible').first().waitFor();
    const folded = await page.locator('.matrix:visible').count();
    await page.getByRole('button', { name: 'All 56 values' }).click();
    await expect.poll(() => page.locator('.matrix:visible').count()).toBe(10);
    expect(folded).toBeLessThan(10);
  });
});

test('Back returns to where the reader was, in the page and in its boxes; a new page begins at its top', async () => {
  await page.setViewportSize(WIDE);
  await page.goto(`${siteUrl()}#/misaligned`);
  const list = page.locator('.long-list-box');
  await list.locator('a').first().waitFor();
  /** The rows that the box shows, and where the page is. */
  const places = async () => [
    await page.locator('.long-list-bar p').innerText(),
    await page.evaluate(() => Math.round(scrollY / 100)),
  ];
  await list.evaluate((box) => {
    box.scrollTop = 40_000;
    scrollTo(0, 200);
  });
  await expect.poll(places).toEqual([expect.stringMatching(/^Cases [45]\d\d–/), 2]);
  const left = await places();
  await list.locator('a:visible').nth(8).click();
  await page.locator('.ratings-table').waitFor();
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
  // The list goes on from case to case.
  const steps = page.getByRole('navigation', { name: 'Cases of the list: misaligned cases' });
  const place = async () =>
    Number(/^[\d,]+/.exec(await steps.locator('.muted').innerText())?.[0].replace(',', ''));
  const first = await place();
  await steps.locator('a[rel="next"]').click();
  await expect.poll(place).toBe(first + 1);
  await page.goBack();
  await page.goBack();
  await expect.poll(places).toEqual(left);
});

test('a model may have any name, which pushes no number off a phone’s page', async () => {
  const name = `🧪 نموذج اللغة العربية ${'a checkpoint of a checkpoint '.repeat(4)}(int4)`;
  const { page: own } = await browser.visit({ route: '#/models', viewport: PHONE });
  await importSmall(own);
  const row = own.locator('.models-table tr', { hasText: 'small' });
  await row.getByRole('button', { name: 'Rename' }).click();
  await row.getByLabel('New name').fill(name);
  await row.getByRole('button', { name: 'Rename' }).click();
  const renamed = own.locator('.models-table tr', { hasText: '🧪' });
  await renamed.waitFor();
  for (const [route, number] of [
    ['#/explore?country=France', '.heat-cell'],
    ['#/scenario/France/Politics', 'td.numeric'],
    ['#/models', 'td.numeric'],
  ] as const) {
    await own.goto(siteUrl() + route);
    const figure = own.locator('tr', { hasText: '🧪' }).locator(number).first();
    await figure.waitFor();
    const box = await figure.boundingBox();
    expect(box && box.x + box.width, route).toBeLessThanOrEqual(360);
    expect(await own.evaluate(() => document.documentElement.scrollWidth), route).toBe(360);
  }
});
