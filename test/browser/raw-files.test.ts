import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { VIA_DOWNLOAD_ORIGIN } from '../../src/domain/via/provenance';
import { RAW_TASK2 } from '../../src/domain/via/raw-task2';
import { CUT_AT, type RawServer, type StandIn, serveRaw, standIn } from '../support/raw-files';
import { sharedBrowser, siteUrl } from './harness';

const browser = sharedBrowser();

let mini: StandIn;
let server: RawServer;
beforeAll(async () => {
  mini = await standIn('gpt-4o-mini', true);
  const gemma = RAW_TASK2.find(({ model }) => model === 'gemma-2-9b-it');
  server = await serveRaw(
    new Map([
      [mini.file.path, mini.content],
      [gemma?.path ?? '', Buffer.from('another file')],
    ]),
  );
});
afterAll(() => server.close());

/** The site as it is, but for the host of the authors' files and the id of one of them: those of the stand-in. */
async function withStandIn(page: Page): Promise<void> {
  const authors = RAW_TASK2.find(({ model }) => model === mini.file.model)?.blob ?? '';
  await page.route(
    (url) => url.href.startsWith(siteUrl()) && url.pathname.endsWith('.js'),
    async (route) => {
      const response = await route.fetch();
      const body = (await response.text())
        .replaceAll(VIA_DOWNLOAD_ORIGIN, server.url)
        .replaceAll(authors, mini.file.blob);
      await route.fulfill({ response, body });
    },
  );
}

const LABEL = 'GPT-4o-mini';

test('the authors’ file of a model is fetched on demand, resumed, checked, and takes the place of what was inferred', async () => {
  const { page, requests } = await browser.visit({
    route: '#/models',
    prepare: withStandIn,
    // The policy allows the authors’ host, not the stand-in. A document that a test changed could not reach it either.
    bypassCSP: true,
  });
  const file = page.locator('.raw-files-list li', { hasText: LABEL });
  const button = (name: string, label = LABEL) =>
    page.getByRole('button', { name: new RegExp(`^${name}.*: ${label}$`) });
  await button('Load from').waitFor();
  expect(requests.filter((url) => url.startsWith(server.url))).toEqual([]);

  server.stalls = 1;
  await button('Load from').click();
  await file.getByText('Downloading: 300 kB of 10 to 12 MB…').waitFor();
  await button('Cancel').click();
  server.stalls = 1;
  await button('Continue after').click();
  await file.getByText('Downloading: 600 kB of 10 to 12 MB…').waitFor();
  server.breakOff();
  await file.getByText('the connection broke after 0.6 MB; the next attempt continues from there.').waitFor();
  await button('Continue after').click();
  const agreement = '7,325 of 7,325 known choices are the same (100.0 %), with its polarity inverted';
  await file.getByText(`Loaded: ${agreement}. Its choices are kept in this browser.`).waitFor();
  expect(server.asked.map(({ range }) => range)).toEqual([
    undefined,
    `bytes=${CUT_AT}-`,
    `bytes=${2 * CUT_AT}-`,
  ]);

  await button('Load from', 'Gemma-2-9b').click();
  await page.getByText('gemma-2-9b-it_t2.csv is not the authors’ file').waitFor();

  const row = page.getByRole('row', { name: LABEL });
  for (const reloaded of [false, true]) {
    if (reloaded) await page.reload();
    else await page.goto(`${siteUrl()}#/evidence`);
    await row.getByText('Read from the authors’ result file.').waitFor();
    await page.getByText(`${LABEL}: ${agreement}.`).waitFor();
  }
  await page.goto(`${siteUrl()}#/models`);
  await button('Remove').click();
  await button('Load from').waitFor();
  await page.goto(`${siteUrl()}#/evidence`);
  await row.getByText('94 % inferred from their list of misaligned cases').waitFor();
});
