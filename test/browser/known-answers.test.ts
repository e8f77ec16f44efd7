import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { type AnswerFile, unpackFile } from '../../src/db/known/answer-file';
import { holdsVia } from '../../src/domain/manifest';
import { withParameters } from '../../src/sql/quote';
import { relationsFor } from '../../src/sql/relations';
import { recordAnswers } from '../../vite/answer-recorder';
import { manifestOf } from '../../vite/data-manifest';
import { select } from '../unit/db/duckdb-wasm';
import { loadedInNode } from '../unit/db/loaded-in-node';
import { sharedBrowser, siteUrl } from './harness';
import { importSmall } from './small-model';

const DATA = 'public/data';
const browser = sharedBrowser();

const from = (page: Page) => page.locator('.figures-from');
const BUILT = 'These figures were computed by DuckDB when this site was built.';

/** DuckDB cannot be had. */
const withoutDuckDB = (page: Page) =>
  page.route(/duckdb-eh|engine\.worker|query-service/, (route) => route.abort());

const EGYPT = 'Egypt/Religion';

/** Pages, and something that each can only show with its figures. */
const PAGES: readonly (readonly [string, (page: Page) => Locator])[] = [
  ['#/explore', (page) => page.getByText(/^Small: 95 %/)],
  ['#/compare', (page) => page.getByRole('heading', { name: 'Agreement between models' })],
  ['#/misaligned', (page) => page.getByText(/cases are misaligned by our recomputation/)],
  [`#/scenario/${EGYPT}`, (page) => page.getByRole('heading', { name: /stated, chosen/ })],
  [`#/case/${EGYPT}/Wealth`, (page) => page.getByRole('heading', { name: /Other values/ })],
  ['#/models', (page) => page.getByText('Claude Sonnet 4')],
  ['#/evidence', (page) => page.getByRole('heading', { name: /DeepSeek/ })],
  ['#/data', (page) => page.getByText(/cases have no pair of actions/)],
  ['#/run', (page) => page.getByText(/would be known to within ±0\.29/)],
];

async function builtAnswers(site: string): Promise<Map<string, AnswerFile>> {
  const [hash = ''] = readdirSync(join(site, 'answers'));
  const folder = join(site, 'answers', hash);
  const found = new Map<string, AnswerFile>();
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!entry.endsWith('.bin')) continue;
    const bytes = new Response(readFileSync(join(folder, entry))).body;
    if (bytes) found.set(entry.replaceAll('\\', '/').slice(0, -4), await unpackFile(bytes));
  }
  return found;
}

/** Numbers to eleven digits: sums are added in another order. */
const rounded = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, part) =>
    typeof part === 'number' && !Number.isInteger(part) ? Number(part.toPrecision(11)) : part,
  );

it('are what the browser’s DuckDB answers to the same questions', async () => {
  const site = inject('siteFolder') ?? 'dist';
  const manifest = manifestOf(DATA);
  const { connection, tables } = await loadedInNode(manifest.files, DATA);
  const asked = recordAnswers(
    {
      async read(sql, params = []) {
        await tables.ensure(relationsFor(sql));
        return select(connection, withParameters(sql, params));
      },
    },
    { holdsVia: holdsVia(manifest) },
  );
  const built = await builtAnswers(site);
  const names: string[] = [];
  for await (const [name, file] of asked) {
    names.push(name);
    expect(rounded(built.get(name)), name).toEqual(rounded(file));
  }
  expect(names.sort()).toEqual([...built.keys()].sort());
  expect(names.length).toBeGreaterThan(300);
});

describe('a page opened by a plain link', () => {
  it('shows its figures where DuckDB cannot be had', async () => {
    const { page } = await browser.visit({ eager: true, prepare: withoutDuckDB });
    for (const [route, shows] of PAGES) {
      await page.goto(siteUrl() + route);
      await shows(page).first().waitFor();
      await from(page).getByRole('button', { name: 'Try again' }).waitFor();
      expect(await page.getByRole('alert').count(), route).toBe(0);
      expect(await page.locator('main .skeleton').count(), route).toBe(0);
    }
  });

  it('asks DuckDB for nothing where the reader saves data, until something else is asked', async () => {
    const { page, requests } = await browser.visit({ route: '#/explore' });
    await expect.poll(() => from(page).innerText()).toContain(BUILT);
    expect(requests.filter((url) => /duckdb|parquet|engine/.test(url))).toEqual([]);
    await page.getByLabel('Measure').selectOption('Accuracy');
    await expect.poll(() => requests.some((url) => url.includes('duckdb'))).toBe(true);
    await expect.poll(() => from(page).innerText()).toContain('others in this browser');
  });

  it('shows what DuckDB says where the files of answers are missing, at a second try too', async () => {
    const missing = /duckdb-eh|answers/;
    const { page, complaints } = await browser.visit({
      route: '#/compare',
      prepare: (opened) => opened.route(missing, (route) => route.fulfill({ status: 404 })),
    });
    const again = page.getByRole('alert').getByRole('button', { name: 'Try again' });
    await again.waitFor();
    await page.unroute(missing);
    await page.route('**/answers/**', (route) => route.fulfill({ status: 404 }));
    await again.click();
    await page.getByText('These figures were computed by DuckDB in this browser.').waitFor();
    await page.getByRole('heading', { name: 'Agreement between models' }).waitFor();
    expect(complaints.every((text) => text.includes('404'))).toBe(true);
  });
});

it('says that all figures are the same when they are recomputed here', async () => {
  const { page, complaints } = await browser.visit({ route: '#/explore' });
  for (const [route] of PAGES) {
    await page.goto(siteUrl() + route);
    await expect.poll(() => from(page).innerText()).toMatch(/computed by DuckDB (when|in)/);
    const again = from(page).getByRole('button', { name: 'Recompute' });
    if (await again.count()) await again.click();
    await expect.poll(() => from(page).innerText()).toContain('are the same as those built with this site');
  }
  expect(complaints).toEqual([]);
});

it('shows an imported model on a page that was answered from a file', async () => {
  const { page } = await browser.visit({ route: '#/scenario/France/Politics' });
  await expect.poll(() => from(page).innerText()).toContain(BUILT);
  await page.goto(`${siteUrl()}#/models`);
  await importSmall(page);
  await page.goto(`${siteUrl()}#/scenario/France/Politics`);
  const own = page.getByRole('button', { name: /small/ }).or(page.getByRole('cell', { name: /small/ }));
  await own.first().waitFor();
  await page.reload();
  await own.first().waitFor();
  await expect.poll(() => from(page).innerText()).not.toContain(BUILT);
});
