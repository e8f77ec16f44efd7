import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { nodeIo } from '../pipeline/io';
// Declares window.lens.
import type {} from '../src/db/lens-console';
import { TABLES } from '../src/domain/tables';
import { buildSite, type Site, serveSite } from '../test/support/site';
import { measureExplorer, VIEWS } from './explore';
import { median, printTable, quantileOf } from './report';
import { makeSyntheticSite } from './scale/synthetic-site';
import { slowProxy } from './slow-proxy';

const MODELS = [8, 30, 100, 300];
const RUNS = 3;
/** 20 Mbit/s. */
const BYTES_PER_SECOND = 2.5e6;
const LONGEST_MS = 600_000;

interface Scale {
  readonly models: number;
  /** Seconds to write the data and to build the site. */
  readonly data: number;
  readonly build: number;
  /** Length of `index.html`, in bytes. */
  readonly index: number;
  /** To the explorer's first figure by link, cold. */
  readonly milliseconds: number;
  readonly bytes: number;
  /** With all tables loaded: MB that DuckDB says it holds; or what it says where they do not fit. */
  readonly memory: string;
  /** A change of a filter until the table is repainted; null where the tables do not fit. */
  readonly repaints: readonly number[];
}

const seconds = async (work: () => Promise<void>): Promise<number> => {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
};

async function firstFigure(browser: Browser, site: Site): Promise<{ milliseconds: number; bytes: number }> {
  const proxy = await slowProxy(site.url, BYTES_PER_SECOND);
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    serviceWorkers: 'block',
  });
  try {
    const page = await context.newPage();
    const start = performance.now();
    await page.goto(`${proxy.url}#/explore`, { waitUntil: 'commit' });
    await page.locator('.explore .heat-cell').first().waitFor({ timeout: LONGEST_MS });
    const milliseconds = performance.now() - start;
    return { milliseconds, bytes: proxy.transfers.reduce((sum, { bytes }) => sum + bytes, 0) };
  } finally {
    await context.close();
    await proxy.close();
  }
}

/** Loads every table, and asks DuckDB what they take. */
async function memoryOf(page: Page): Promise<string> {
  return page.evaluate(
    async (names) => {
      try {
        for (const name of names) await window.lens.query(`SELECT count(*) FROM ${name}`);
        const [found] = await window.lens.query(
          "SELECT sum(memory_usage_bytes)::DOUBLE / 1e6 AS mb FROM duckdb_memory() WHERE tag = 'IN_MEMORY_TABLE'",
        );
        return `${(found as { mb: number }).mb.toFixed(0)} MB`;
      } catch (error) {
        return (error as Error).message;
      }
    },
    TABLES.map(({ name }) => name),
  );
}

async function withPage<T>(browser: Browser, use: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    serviceWorkers: 'block',
  });
  context.setDefaultTimeout(LONGEST_MS);
  try {
    return await use(await context.newPage());
  } finally {
    await context.close();
  }
}

async function measure(browser: Browser, models: number): Promise<Scale> {
  const folder = mkdtempSync(join(tmpdir(), 'value-action-lens-'));
  const [publicDir, outDir] = [join(folder, 'public'), join(folder, 'site')];
  try {
    const quiet = { ...nodeIo, log: () => {} };
    const data = await seconds(() => makeSyntheticSite('public', publicDir, models, quiet));
    const build = await seconds(() => buildSite(outDir, { publicDir }));
    const site = await serveSite(outDir);
    try {
      const loads = [];
      for (let run = 0; run < RUNS; run++) loads.push(await firstFigure(browser, site));
      const [, view] = VIEWS;
      return {
        models,
        data,
        build,
        index: readFileSync(join(outDir, 'index.html')).length,
        milliseconds: median(loads.map((load) => load.milliseconds)),
        bytes: median(loads.map((load) => load.bytes)),
        repaints: view
          ? (
              await withPage(browser, (page) => measureExplorer(page, site, { ...view, hasIntervals: false }))
            ).map(({ repaint }) => repaint)
          : [],
        memory: await withPage(browser, async (page) => {
          await page.goto(`${site.url}#/about`);
          return memoryOf(page);
        }),
      };
    } finally {
      await site.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The site with more and more models, most of which do not exist. Each is printed as soon as it is measured. */
export async function benchScale(browser: Browser): Promise<void> {
  const head = [
    'models',
    'data (s)',
    'build (s)',
    'index.html (kB)',
    'figures (ms)',
    'kB',
    'repaint',
    'p95',
    'all tables',
  ];
  for (const models of MODELS) {
    const scale = await measure(browser, models);
    printTable(`Models, explorer by link at 20 Mbit/s (median of ${RUNS})`, head, [
      [
        String(scale.models),
        scale.data.toFixed(0),
        scale.build.toFixed(0),
        (scale.index / 1000).toFixed(0),
        scale.milliseconds.toFixed(0),
        (scale.bytes / 1000).toFixed(0),
        median(scale.repaints).toFixed(0),
        quantileOf(scale.repaints, 0.95).toFixed(0),
        scale.memory,
      ],
    ]);
  }
}
