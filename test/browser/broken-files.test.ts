import type { Page, Route } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { failureOf, rowsOf } from './ask-lens';
import { sharedBrowser } from './harness';

const browser = sharedBrowser();

type Answer = (route: Route) => Promise<void>;

const missing: Answer = (route) => route.fulfill({ status: 404, body: 'not here' });
const webPage: Answer = (route) =>
  route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html><p>Please log in</p>' });
const offline: Answer = (route) => route.abort('internetdisconnected');

const firstHalf: Answer = async (route) => {
  const response = await route.fetch();
  const body = await response.body();
  await route.fulfill({ response, body: body.subarray(0, body.length / 2) });
};

/** A Parquet file judging by its first and last bytes, with nonsense in between. */
const scrambled: Answer = async (route) => {
  const response = await route.fetch();
  const body = Buffer.from(await response.body());
  for (let i = 4; i < body.length - 12; i++) body[i] = (i * 131) % 251;
  await route.fulfill({ response, body });
};

/** A file of the same table, but for another model. */
const anotherModel: Answer = async (route) => {
  const url = route.request().url().replace('gemma-2-9b-it', 'gpt-4o-mini');
  await route.fulfill({ response: await route.fetch({ url }) });
};

/** WebAssembly judging by its first bytes, with nonsense after them. */
const brokenWasm: Answer = (route) =>
  route.fulfill({ status: 200, body: Buffer.concat([Buffer.from('\0asm'), Buffer.alloc(1000, 7)]) });

describe('a data file', () => {
  let page: Page;
  beforeAll(async () => {
    ({ page } = await browser.visit());
  });

  // First: a decoder that has started stays for the next file.
  test('that cannot be decoded, for want of the decoder, is named and fetched again', async () => {
    const url = /decode\.worker/;
    const sql = 'SELECT count(*) > 0 AS filled FROM human_annotation';
    await page.route(url, missing);
    expect(await failureOf(page, sql)).toMatchObject({
      name: 'DataLoadError',
      message: expect.stringContaining('human_annotation.parquet could not be read'),
    });
    await page.unroute(url);
    expect(await rowsOf(page, sql)).toEqual([{ filled: true }]);
  });

  // Each uses its own table, because what was loaded once is not fetched again.
  test.each<{ what: string; table: string; file?: string; answer: Answer; says: RegExp }>([
    { what: 'is missing', table: 'models', answer: missing, says: /404/ },
    { what: 'cannot be reached', table: 'countries', answer: offline, says: /no connection/ },
    { what: 'is cut off', table: 'topics', answer: firstHalf, says: /cut off/ },
    { what: 'is scrambled', table: 'schwartz_values', answer: scrambled, says: /damaged/ },
    { what: 'is a web page instead', table: 'gap_prediction', answer: webPage, says: /not a Parquet file/ },
    {
      what: 'is of another version',
      table: 'task1_ratings',
      file: 'task1_ratings/gemma-2-9b-it',
      answer: anotherModel,
      says: /Reload the page/,
    },
  ])(
    'that $what is named, and fetched again at the next query',
    async ({ table, file = table, answer, says }) => {
      const url = new RegExp(`/data/${file}\\.parquet`);
      const sql = `SELECT count(*) > 0 AS filled FROM ${table}`;
      await page.route(url, answer);
      const failure = await failureOf(page, sql);
      expect(failure.name).toBe('DataLoadError');
      expect(failure.message).toContain(`${file}.parquet`);
      expect(failure.message).toMatch(says);
      await page.unroute(url);
      expect(await rowsOf(page, sql)).toEqual([{ filled: true }]);
    },
  );
});

const WASM = /duckdb-eh\.wasm/;

/** Failures are noticed at once: the minute after which a start without an answer counts as failed never ends here. */
const endlessMinutes = (page: Page) =>
  page.addInitScript(() => {
    const real = window.setTimeout;
    window.setTimeout = ((work: () => void, time = 0) =>
      time < 60_000 ? real(work, time) : 0) as typeof setTimeout;
  });

describe('DuckDB', () => {
  let page: Page;
  beforeAll(async () => {
    ({ page } = await browser.visit({
      prepare: endlessMinutes,
    }));
  });

  // One after the other on one page: none is kept.
  test.each<{ what: string; url?: RegExp; answer: Answer; name?: string; says: RegExp }>([
    { what: 'WebAssembly is missing', answer: missing, says: /wasm .*404/ },
    { what: 'WebAssembly is a web page', answer: webPage, says: /wasm .*not WebAssembly/ },
    { what: 'WebAssembly is cut off', answer: firstHalf, says: /wasm .*cut off/ },
    {
      what: 'WebAssembly is broken',
      answer: brokenWasm,
      name: 'EngineStartError',
      says: /could not be started/,
    },
    {
      what: 'script is missing',
      url: /engine\.worker/,
      answer: missing,
      name: 'EngineStartError',
      says: /could not be started/,
    },
  ])('does not start where its $what', async ({ url = WASM, answer, name = 'DataLoadError', says }) => {
    await page.route(url, answer);
    const failure = await failureOf(page, 'SELECT 1 AS one');
    expect(failure.message).toMatch(says);
    expect(failure.name).toBe(name);
    await page.unroute(url);
  });

  test('starts at the next query after failed starts', async () => {
    expect(await rowsOf(page, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  // A browser remembers that a module could not be fetched, so only a reload can help.
  test('needs a reload, as the reader is told, where the code that asks it could not be fetched', async () => {
    const url = /query-service/;
    const { page } = await browser.visit({
      async prepare(page) {
        await endlessMinutes(page);
        await page.route(url, offline);
      },
    });
    const failure = await failureOf(page, 'SELECT 1 AS one');
    await page.unroute(url);
    await page.reload();
    expect(await rowsOf(page, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(failure.message).toMatch(/reload/i);
  });
});
