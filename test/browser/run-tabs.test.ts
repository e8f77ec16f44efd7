import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerTo, type OpenAiServer, openAiServer } from '../support/openai-server';
import { rowsOf } from './ask-lens';
import { downloaded } from './download';
import { sharedBrowser, siteUrl } from './harness';
import { answered, choosePlan, resultShown, startRun } from './run-page';

const browser = sharedBrowser();
let server: OpenAiServer;
beforeAll(async () => {
  server = await openAiServer();
});
afterAll(() => server.stop());

const CANARY = 4;

/** Begins a run of 57 prompts, of which 20 are answered until the server is allowed more. */
async function begin(page: Page): Promise<void> {
  server.requests.length = 0;
  server.allow(CANARY + 20);
  await page.getByRole('radio', { name: /Your own server/ }).check();
  await page.getByLabel('Address').fill(server.base);
  await page.getByLabel('Model', { exact: true }).fill('tiny');
  await choosePlan(page, { task1: [0], task2: [4] });
  await startRun(page);
  await expect.poll(() => answered(page)).toBeGreaterThan(2);
}

const ratingsOf = (page: Page) => page.locator('.ratings-table tbody tr', { hasText: 'tiny' });

/** On a case, the run's choice and rating open to what was sent and what came back, as text. */
async function expectPromptsOfACase(page: Page): Promise<void> {
  const [asked] = await rowsOf(
    page,
    `SELECT model, country, topic, value FROM cells JOIN models USING (model)
     WHERE origin = 'local' AND chosen IS NOT NULL AND stated IS NOT NULL LIMIT 1`,
  );
  const { model, ...place } = asked as Record<string, string>;
  const route = [place.country, place.topic, place.value].map((part) => encodeURIComponent(part ?? ''));
  await page.goto(`${siteUrl()}#/case/${route.join('/')}?model=${model}`);
  const figures = ratingsOf(page).getByRole('button');
  await figures.nth(1).waitFor();
  for (const [figure, task] of [
    [0, 2],
    [1, 1],
  ] as const) {
    await figures.nth(figure).click();
    const opened = page.locator('.raw-answers details[open]', { hasText: `Task ${task}, variant` });
    await opened.locator('pre').nth(1).waitFor();
    const [prompt, raw] = await opened.locator('pre').allTextContents();
    const request = server.requests.find(({ messages }) => messages[0]?.content === prompt);
    expect(prompt).toContain(place.country);
    expect(raw).toBe(request && answerTo(request));
  }
}

/** The title of every notice that the page has shown, however briefly. */
const noticeTitles = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as { titles: string[] }).titles);
const watchNotices = (page: Page) =>
  page.addInitScript(() => {
    const titles: string[] = [];
    Object.assign(window, { titles });
    new MutationObserver(() => {
      for (const title of document.querySelectorAll('.notice-title')) titles.push(title.textContent ?? '');
    }).observe(document, { childList: true, subtree: true });
  });

describe('a run and the tabs of a browser', () => {
  it('goes on in one tab at a time, can be cancelled, and is finished in another without a prompt asked twice', async () => {
    const { page, context } = await browser.visit({ route: '#/run' });
    await begin(page);
    const other = await context.newPage();
    await other.goto(page.url());
    await other.getByRole('button', { name: /^(Start|Resume)/ }).click();
    await other.getByText('in progress in another tab').waitFor();

    await page.bringToFront();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('The run is cancelled').waitFor();
    const before = await answered(page);
    expect(before).toBeLessThan(57);

    server.allow(Number.POSITIVE_INFINITY);
    await other.bringToFront();
    await other.getByRole('button', { name: 'Resume' }).click();
    await resultShown(other);
    expect(await answered(other)).toBe(57);
    // One prompt may have been under way when the run was cancelled. The simple questions were answered before.
    expect(server.requests.length).toBeLessThanOrEqual(CANARY + 57 + 1);

    const asked = server.requests.length;
    await page.bringToFront();
    // What the other tab did is here, without a reload.
    await resultShown(page);
    expect(await answered(page)).toBe(57);
    expect(server.requests.length).toBe(asked);

    await page.reload();
    await resultShown(page);
    await expectPromptsOfACase(page);

    // Another tab deletes the run whose case is looked at here.
    await other.getByRole('button', { name: 'Delete this run' }).click();
    await other.getByRole('button', { name: 'Delete for good' }).click();
    await page.getByText('Another tab deleted the run “tiny”.').waitFor();
    await ratingsOf(page).waitFor({ state: 'detached' });
    expect(await page.locator('.raw-answers').count()).toBe(0);
  });

  it('goes on by itself when the page is opened again that the browser had discarded', async () => {
    const { page } = await browser.visit({ route: '#/run' });
    await begin(page);
    expect(await page.getByLabel('Keep the screen on while it runs').isChecked()).toBe(true);
    await page.addInitScript(() => Object.defineProperty(document, 'wasDiscarded', { value: true }));
    await page.reload();
    server.allow(Number.POSITIVE_INFINITY);
    await resultShown(page);
    expect(await answered(page)).toBe(57);
  });

  it('stays the reader’s own when its export is opened where it was made, and is found by a link at once', async () => {
    const { page, context } = await browser.visit({ route: '#/run' });
    await begin(page);
    server.allow(Number.POSITIVE_INFINITY);
    await resultShown(page);
    const { path } = await downloaded(page.getByRole('button', { name: 'Export the run' }));
    await page.goto(`${siteUrl()}#/run`);
    await page.locator('input[type=file][accept*=zip]').setInputFiles(path);
    await resultShown(page);
    const own = "SELECT model, label, origin FROM models WHERE origin <> 'published'";
    const [run, ...others] = await rowsOf(page, own);
    expect(run).toMatchObject({ label: 'tiny', origin: 'local' });
    expect(others).toEqual([]);

    const linked = await context.newPage();
    await watchNotices(linked);
    await linked.goto(`${siteUrl()}#/explore?model=${run?.model}`);
    await linked.locator('main tbody th', { hasText: 'tiny' }).waitFor();
    expect(await noticeTitles(linked)).toEqual([]);
  });
});
