import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { VIA_DOWNLOAD_ORIGIN } from '../../src/domain/via/provenance';
import { runZip } from '../../src/state/runs/run-files';
import { A_PLAN, AN_ANSWER, aRecord } from '../unit/inference/a-record';
import { rowsOf } from './ask-lens';
import { sharedBrowser, siteUrl, type Visit } from './harness';
import { SMALL_CHOICES } from './small-model';

const browser = sharedBrowser();

const RUN = `${VIA_DOWNLOAD_ORIGIN}/someone/runs/main/mine.zip`;
const TABLE = `${VIA_DOWNLOAD_ORIGIN}/someone/runs/main/small_t2.csv`;
const ZIP = runZip({
  record: aRecord({
    plan: A_PLAN,
    total: 1,
    origin: 'local',
    model: 'local-mine',
    measured: { ...aRecord({ plan: A_PLAN }).measured, label: 'Mine' },
    engine: { kind: 'endpoint', version: '1', settings: { base: 'https://example.org/v1', model: 'mine' } },
  }),
  answers: [AN_ANSWER],
});

const follow = (page: Page, address: string) =>
  page.goto(`${siteUrl()}#/models?add=${encodeURIComponent(address)}`);
const offer = (page: Page) => page.locator('.notice', { hasText: 'This link shares a file' });

const LISTED = {
  file: 'mine.zip',
  sha256: createHash('sha256').update(ZIP).digest('hex'),
  bytes: ZIP.length,
  model: 'Mine',
  engine: 'endpoint',
  scenarios: 1,
  answers: 1,
  created: '2026-01-01',
  by: 'a reader',
  note: 'On a laptop.',
};
const RUNS = [LISTED, { ...LISTED, file: 'other.zip', model: 'Another', sha256: '0'.repeat(64) }];

let visit: Visit;
beforeAll(async () => {
  visit = await browser.visit({
    route: '#/models',
    async prepare(page) {
      await page.route(`${VIA_DOWNLOAD_ORIGIN}/**`, (route) =>
        route.fulfill({
          body: Buffer.from(route.request().url() === RUN ? ZIP : SMALL_CHOICES.buffer),
          headers: { 'Access-Control-Allow-Origin': '*' },
        }),
      );
      await page.route(`${siteUrl()}runs/**`, (route) =>
        route.request().url().includes('.json')
          ? route.fulfill({ json: { format: 1, runs: RUNS } })
          : route.fulfill({ body: Buffer.from(ZIP) }),
      );
    },
  });
});

test('a shared run is listed when the page is open, and loaded, checked and shown on a click', async () => {
  const { page, complaints, requests } = visit;
  const shared = (model: string) => page.locator('li', { hasText: `${model}On a laptop.` });
  await shared('Mine')
    .getByText('1 of 132 scenarios, 1 answer, 2026-01-01. Submitted by a reader.')
    .waitFor();
  const loaded = () => requests.filter((url) => url.endsWith('.zip'));
  expect(loaded()).toEqual([]);
  await shared('Another').getByRole('button').click();
  await shared('Another').getByText('other.zip is not the file that the list describes').waitFor();
  await shared('Mine').getByRole('button').click();
  await page.getByText('Run of Mine').waitFor();
  expect(loaded()).toEqual([`${siteUrl()}runs/other.zip`, `${siteUrl()}runs/mine.zip`]);
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect.poll(() => page.locator('.import-file').count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('a link hands on a run or a file: it is asked for, fetched, shown, and added only when the reader says so', async () => {
  const { page, complaints, requests } = visit;
  const elsewhere = () => requests.filter((url) => !url.startsWith(siteUrl()) && !url.startsWith('blob:'));
  await follow(page, RUN);
  await offer(page).getByText('mine.zip').first().waitFor();
  await page.getByRole('heading', { name: 'All models' }).waitFor();
  expect(elsewhere()).toEqual([]);

  await offer(page).getByRole('button', { name: 'Fetch from raw.githubusercontent.com' }).click();
  await page.getByText('Run of Mine').waitFor();
  expect(elsewhere()).toEqual([RUN]);
  await expect.poll(() => new URL(page.url()).hash).toBe('#/models');
  expect(await rowsOf(page, "SELECT model FROM models WHERE origin = 'imported'")).toEqual([]);

  await page.getByRole('button', { name: 'Add this run' }).click();
  await page.getByText('“Mine” was added.').waitFor();
  expect(await rowsOf(page, "SELECT model FROM models WHERE origin = 'imported'")).toEqual([
    { model: 'local-mine' },
  ]);

  await follow(page, TABLE);
  await offer(page).getByRole('button', { name: 'Fetch from' }).click();
  await page.getByRole('button', { name: 'Add this model' }).waitFor();
  expect(elsewhere()).toEqual([RUN, TABLE]);

  await follow(page, 'https://elsewhere.example/mine.zip');
  const blocked = page.locator('.notice', { hasText: 'cannot be fetched here' });
  await blocked.getByText('does not let it contact elsewhere.example. Download the file yourself').waitFor();
  await blocked.getByRole('button', { name: 'Dismiss' }).click();
  await expect.poll(() => new URL(page.url()).hash).toBe('#/models');
  expect(elsewhere()).toEqual([RUN, TABLE]);
  expect(complaints).toEqual([]);
});
