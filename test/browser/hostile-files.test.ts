import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundleJson } from '../../src/state/runs/run-bundle';
import { runZip } from '../../src/state/runs/run-files';
import { HOSTILE_ARROW } from '../support/hostile/arrow';
import { HOSTILE_GGUF } from '../support/hostile/gguf';
import { HOSTILE_PARQUET } from '../support/hostile/parquet';
import { crowdedZip, lyingZip } from '../support/hostile/zips';
import { type OpenAiServer, openAiServer } from '../support/openai-server';
import { A_PLAN, AN_ANSWER, aRecord } from '../unit/inference/a-record';
import { rowsOf } from './ask-lens';
import { sharedBrowser, siteUrl, type Visit, viewIsThere } from './harness';
import { peakBytes } from './peak-memory';
import { startRun } from './run-page';
import { editorReady, run } from './sql-page';

// A browser of its own, whose memory nobody else takes.
const browser = sharedBrowser(['--enable-precise-memory-info']);

const MODELS = "SELECT model FROM models WHERE origin = 'published'";
const PUBLISHED = `
SELECT (SELECT sum(hash(a)) FROM country_alignment AS a WHERE model IN (${MODELS}))::VARCHAR AS alignment,
       (SELECT sum(hash(c)) FROM cells AS c WHERE model IN (${MODELS}))::VARCHAR AS cells`;

let visit: Visit;
let page: Page;
let server: OpenAiServer;
let folder: string;
let before: unknown;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hostile-'));
  server = await openAiServer();
  visit = await browser.visit({ route: '#/sql' });
  page = visit.page;
  await editorReady(page);
  [before] = await rowsOf(page, PUBLISHED);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await server.stop();
});

async function open(route: string): Promise<void> {
  await page.goto(siteUrl() + route);
  await viewIsThere(page);
}

/** A file as long as that, of which nothing is written on the disk. */
function endless(name: string, start = ''): string {
  const path = join(folder, name);
  writeFileSync(path, start);
  truncateSync(path, 3e9);
  return path;
}

type HostileFile = readonly [name: string, content: string | Uint8Array, says: RegExp];

/** From the disk, as a reader's file: what the page is sent would be unpacked on the page by the test's own code. */
async function give(input: Locator, [name, content]: HostileFile): Promise<void> {
  const path = typeof content === 'string' && content.startsWith('/') ? content : join(folder, name);
  if (path !== content) writeFileSync(path, content);
  await input.setInputFiles(path);
}

describe('the SQL page', () => {
  const files = (): HostileFile[] => [
    ['commas.csv', ','.repeat(3_000_000), /has more than 2,000 columns/],
    ['endless.csv', endless('endless.csv', 'a,b\n'), /it is 3\.0 GB; at most 512 MB are read/],
    ['endless.parquet', endless('endless.parquet', 'PAR1'), /it is 3\.0 GB; at most 128 MB are read/],
    ['endless.sql', endless('endless.sql'), /it is 3\.0 GB; a \.sql file of at most 1\.0 MB is opened/],
    ...HOSTILE_PARQUET.map(([, file, says], index): HostileFile => [`lying${index}.parquet`, file(), says]),
    ...HOSTILE_ARROW.map(([, file, says], index): HostileFile => [`lying${index}.arrow`, file(), says]),
  ];

  test('says of each file what is wrong with it, and makes nothing of it', async () => {
    const input = page.locator('.file-button input');
    for (const file of files()) {
      await give(input, file);
      const message = page.locator('.sql-message.is-error', { hasText: `${file[0]}: ` });
      await message.waitFor();
      await expect.poll(() => message.innerText()).toMatch(file[2]);
    }
    expect(await rowsOf(page, "SELECT table_name FROM duckdb_tables() WHERE database_name = 'mine'")).toEqual(
      [],
    );
  });

  test('shows the first of rows that are too large to be read together, and says so', async () => {
    const { problem, summary } = await run(page, "SELECT repeat('x', 100000) AS x FROM range(1000000)");
    expect(problem).toBeNull();
    expect(summary).toMatch(/^The first \d\d\d rows of /);
    await page.getByText('Only these rows were read').waitFor();
    const together = await run(page, "SELECT repeat('x', 100000) AS x FROM range(2000)");
    expect(together.summary).toMatch(/^The first \d\d\d rows of /);
    expect((await run(page, 'SELECT 41 + 1 AS answer')).summary).toMatch(/^1 row, /);
  });
});

test('the page of models says of each file what is wrong with it', async () => {
  await open('#/models');
  const files: HostileFile[] = [
    [
      'commas_t1.csv',
      `country,topic,response,prompt_index${','.repeat(3_000_000)}\n`,
      /has 500 columns or more/,
    ],
    ['endless_t2.csv', endless('endless_t2.csv'), /is 3\.0 GB; at most 128 MB are read/],
    ['packed_t1.csv', lyingZip({ 'a.csv': new Uint8Array(9) }, {}), /is a zip file/],
  ];
  for (const file of files) {
    await give(page.locator('input[type=file]'), file);
    const report = page.locator('.import-file.is-failed', { hasText: file[0] });
    await report.waitFor();
    await expect.poll(() => report.innerText()).toMatch(file[2]);
  }
});

describe('the run page', () => {
  const record = aRecord({
    plan: A_PLAN,
    engine: { kind: 'endpoint', version: '1', settings: { base: 'http://localhost:9/v1', model: 'm' } },
    origin: 'local',
    total: 56,
  });
  const json = (answers: readonly unknown[]) => bundleJson({ record, answers } as never);

  test('says of each exported run what is wrong with it', async () => {
    await open('#/run');
    const input = page.getByLabel('Open an exported run').last();
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const bomb = { 'run.json': new Uint8Array(60_000_000) };
    const files: HostileFile[] = [
      ['bomb.zip', lyingZip(bomb, { size: 4e9 }), /would be 4\.0 GB once unpacked/],
      ['liar.zip', lyingZip(bomb, { size: 99 }), /not of the size that it claims/],
      ['odd.zip', lyingZip({ 'run.json': new Uint8Array(99) }, { crc: 5 }), /does not match its checksum/],
      ['cut.zip', lyingZip(bomb, {}).slice(0, 5000), /not a readable zip file/],
      ['crowd.zip', crowdedZip('run.json'), /contains 65,000 files/],
      ['endless.json', endless('endless.json', '{'), /is 3\.0 GB, more than any run/],
      ['deep.json', deep, /nested more than 32 times/],
      [
        'deeper.json',
        json([]).replace(/"answers": \[\]/, `"answers": [${deep}]`),
        /nested more than 32 times/,
      ],
      [
        'many.json',
        json(Array.from({ length: 100_000 }, () => AN_ANSWER)),
        /100,000 answers, and its plan has at most 56/,
      ],
      ['twice.json', json([AN_ANSWER, AN_ANSWER]), /Answer 2 of the file repeats answer 1/],
    ];
    for (const file of files) {
      await give(input, file);
      const problem = page.locator('.run-warning', { hasText: `${file[0]}: ` });
      await problem.waitFor();
      await expect.poll(() => problem.innerText()).toMatch(file[2]);
    }
  });

  test('still opens one that is as it should be', async () => {
    const zip = runZip({ record, answers: [AN_ANSWER] });
    await give(page.getByLabel('Open an exported run').last(), ['good.zip', zip, /./]);
    await page.getByText('A model').first().waitFor();
    await expect.poll(() => page.url()).toContain('run=a-run');
  });

  test('says what is wrong with a server: one without end, one that redirects, one of too many models', async () => {
    const other = await openAiServer();
    server.elsewhere = other.base.replace('/v1', '');
    await open('#/run');
    await page.getByRole('radio', { name: /Your own server/ }).check();
    await page.getByLabel('Address').fill(server.base);
    const ask = page.getByRole('button', { name: 'Ask the server' });
    for (const [models, says] of [
      ['endless', 'longer than 2.0 MB'],
      ['redirect', 'redirects to another address'],
      [Array.from({ length: 5000 }, (_, index) => `m${index}`), 'm199, and 4,800 more'],
    ] as const) {
      server.models = models;
      await ask.click();
      await page.getByText(says).waitFor();
    }
    expect(other.paths).toEqual([]);
    await other.stop();
  });

  test('says of a model file what is wrong with it', async () => {
    await page.getByRole('radio', { name: /On the processor/ }).check();
    const [claim, file] = Object.entries(HOSTILE_GGUF)[0] ?? [];
    if (!claim || !file) throw new Error('There is no file.');
    const buffer = Buffer.from(await file.arrayBuffer());
    await page.locator('input[accept=".gguf"]').setInputFiles({ name: 'lying.gguf', mimeType: '', buffer });
    await startRun(page);
    await page.getByText('The header of this GGUF file is damaged or cut off').waitFor();
  });
});

test('after all of them the published figures are as before, a query is answered, and nothing complains', async () => {
  expect(await rowsOf(page, PUBLISHED)).toEqual([before]);
  expect(await rowsOf(page, 'SELECT 41 + 1 AS answer')).toEqual([{ answer: 42 }]);
  // It was 0.9 GB; one of these files alone would take three times as much.
  expect((await peakBytes(page.context().browser())) ?? 0).toBeLessThan(1.2e9);
  expect(visit.complaints.filter((text) => !/127\.0\.0\.1/.test(text))).toEqual([]);
});
