import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { formatBytes } from '../src/domain/text/format-bytes';
import { median, printTable } from './report';
import type { CsvTimings } from './workbench/csv';
// Declares window.measureCsv.
import type {} from './workbench/workbench';
import { workbenchSite } from './workbench-site';

const BYTES = 100e6;
const RUNS = 5;
/** Starting, compiling: not part of the figures. */
const WARM_UPS = 1;

interface Kind {
  readonly name: string;
  readonly head: string;
  readonly row: (index: number) => string;
}

const KINDS: readonly Kind[] = [
  {
    name: 'numbers',
    head: 'id,a,b,c,d',
    row: (n) => `${n},${(n * 7919) % 100_003},${((n * 0.731) % 9).toFixed(4)},${(n % 13) / 8},${n % 8}`,
  },
  {
    name: 'numbers, days, quoted texts',
    head: 'id,model,score,day,agrees,note',
    row: (n) =>
      `${n},model-${n % 17},${((n * 0.37) % 5).toFixed(3)},2024-0${1 + (n % 9)}-1${n % 10},${n % 3 === 0},"said ""no"" to item ${n % 101}, twice"`,
  },
  {
    name: 'with codes such as 000123',
    head: 'code,a,b,c,d',
    row: (n) =>
      `${String(n % 90_000).padStart(6, '0')},${(n * 7919) % 100_003},${((n * 0.731) % 9).toFixed(4)},text ${n % 1000},${n % 8}`,
  },
];

function textOf({ head, row }: Kind): string {
  const lines = [head];
  for (let bytes = head.length + 1, n = 0; bytes < BYTES; n++) {
    const line = row(n);
    lines.push(line);
    bytes += line.length + 1;
  }
  return `${lines.join('\n')}\n`;
}

async function measure(page: Page, url: string, path: string): Promise<CsvTimings[]> {
  await page.goto(url);
  await page.waitForFunction(() => 'measureCsv' in window);
  await page.locator('input').setInputFiles(path);
  const all: CsvTimings[] = [];
  for (let run = 0; run < WARM_UPS + RUNS; run++) all.push(await page.evaluate(() => window.measureCsv()));
  return all.slice(WARM_UPS);
}

/** From a large file to one of the reader's tables, beside a DuckDB that reads it without asking, checking and keeping. */
export async function benchCsv(browser: Browser): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'csv-'));
  const path = join(folder, 'large.csv');
  const site = await workbenchSite();
  const rows: string[][] = [];
  try {
    for (const kind of KINDS) {
      writeFileSync(path, textOf(kind));
      const page = await browser.newPage();
      const times = await measure(page, site.url, path);
      await page.close();
      const all = (of: (timings: CsvTimings) => number) => median(times.map(of));
      rows.push([
        kind.name,
        all(({ asked }) => asked).toFixed(0),
        all(({ added }) => added).toFixed(0),
        all(({ asked, added, bare }) => (asked + added) / bare).toFixed(2),
        all(({ asked, added, bareFile }) => (asked + added) / bareFile).toFixed(2),
        Math.max(...times.map(({ longestTask }) => longestTask)).toFixed(0),
      ]);
    }
  } finally {
    await site.close();
    rmSync(folder, { recursive: true, force: true });
  }
  printTable(
    `A CSV of ${formatBytes(BYTES)} becomes a table (median of ${RUNS})`,
    ['', 'asked (ms)', 'added (ms)', '/ bare', '/ bare, to a file', 'longest task (ms)'],
    rows,
  );
}
