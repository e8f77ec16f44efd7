import { createRequire } from 'node:module';
import { tableFromIPC } from 'apache-arrow';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { POSTER_SQL } from '../support/poster';
import { sharedBrowser, siteUrl } from './harness';

const { visit } = sharedBrowser();
const { resolve } = createRequire(import.meta.url);

const DATABASE = `${siteUrl()}lens.duckdb`;

/** DuckDB-WASM as it is shipped, in a page of another site's making: its worker is asked in its own protocol. */
async function askAnyDuckDb(page: Page, statements: readonly string[]): Promise<Uint8Array> {
  const answer = await page.evaluate(async (asked) => {
    const worker = new Worker('/engine/duckdb-browser-eh.worker.js');
    let messageId = 0;
    const ask = (type: string, data: unknown) =>
      new Promise<unknown>((resolveAnswer, reject) => {
        const own = ++messageId;
        worker.addEventListener('message', ({ data: reply }) => {
          if (reply.requestId !== own) return;
          if (reply.type === 'ERROR') reject(new Error(reply.data.message));
          else if (reply.type !== 'INSTANTIATE_PROGRESS') resolveAnswer(reply.data);
        });
        worker.postMessage({ messageId: own, type, data });
      });
    await ask('INSTANTIATE', [`${location.origin}/engine/duckdb-eh.wasm`, null]);
    // It may read files in parts; the preview server answers `bytes=0-0`, its other way to ask for that, with all bytes.
    await ask('OPEN', {
      path: ':memory:',
      filesystem: { forceFullHTTPReads: false, allowFullHTTPReads: false },
    });
    const connection = await ask('CONNECT', null);
    let result: unknown;
    for (const statement of asked) result = await ask('RUN_QUERY', [connection, statement]);
    worker.terminate();
    return Array.from(result as Uint8Array);
  }, statements);
  return Uint8Array.from(answer);
}

test('lens.duckdb, attached by DuckDB-WASM at its address, is read in parts and gives the poster’s 24 figures', async () => {
  const ranges: number[] = [];
  const { page } = await visit({
    ownContext: true,
    async prepare(_page, context) {
      await context.route('**/engine/*', (route) =>
        route.fulfill({
          path: resolve(
            `@duckdb/duckdb-wasm/dist/${new URL(route.request().url()).pathname.split('/').at(-1)}`,
          ),
        }),
      );
      context.on('response', (response) => {
        if (response.url() !== DATABASE || response.request().method() !== 'GET') return;
        const [, from, to] = /^bytes (\d+)-(\d+)\//.exec(response.headers()['content-range'] ?? '') ?? [];
        ranges.push(Number(to) - Number(from) + 1);
      });
    },
  });
  // A page without the site's policy.
  await page.goto(`${siteUrl()}data/manifest.json`);
  const result = await askAnyDuckDb(page, [
    `ATTACH '${DATABASE}' AS anything (READ_ONLY)`,
    `SELECT model, country, printed::DOUBLE AS printed, own::DOUBLE AS own FROM (${POSTER_SQL('anything.')})`,
  ]);
  const rows = tableFromIPC(result).toArray();
  expect(rows).toHaveLength(24);
  for (const { model, country, printed, own } of rows)
    expect(Math.abs(own - printed), `${model} in ${country}`).toBeLessThan(0.0101);
  const whole = Number((await fetch(DATABASE, { method: 'HEAD' })).headers.get('content-length'));
  expect(ranges.length).toBeGreaterThan(2);
  expect(ranges.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(whole / 2);
});
