import type { Browser, BrowserContext } from 'playwright-core';
import type { Site } from '../test/support/site';
import { withBaseline } from './baseline-site';
import { median, printTable, ratio } from './report';
import { slowProxy } from './slow-proxy';

const RUNS = 5;
/** 20 Mbit/s. */
const BYTES_PER_SECOND = 2.5e6;

/** Each page by a plain link, and where its first figure stands: not where the overview, which is built in, has one. */
export const PAGES: readonly (readonly [name: string, route: string, figure: string])[] = [
  ['overview', '', 'main table td'],
  ['findings', '#/findings', '.claim > p'],
  ['explorer', '#/explore', '.explore td'],
  ['compare', '#/compare', '.compare td'],
  ['misaligned', '#/misaligned', '.misaligned-count-line strong'],
  ['scenario', '#/scenario/Egypt/Religion', '.scenario td'],
  ['case', '#/case/Egypt/Religion/Wealth', '.ratings-table td'],
  ['models', '#/models', '.models td'],
  ['evidence', '#/evidence', '.evidence-table td'],
  ['dataset', '#/dataset', '.dataset-toolbar strong'],
  ['data', '#/data', '.data-facts table td, .data-facts p'],
];

/** Runs in the page: marks the frame in which the figure is painted. */
const markFigure = (selector: string) => `(function look() {
  const there = [...document.querySelectorAll(${JSON.stringify(selector)})].some((one) => /\\d/.test(one.textContent));
  requestAnimationFrame(there ? () => performance.mark('figure') : look);
})()`;

/** Needs what the baseline's statement needs. */
const NEW_SQL = 'SELECT model, country, alignment_rate FROM country_alignment ORDER BY ALL';

/** Runs in the page: asks new SQL as soon as that is possible. */
const ASK = `(function ask() {
  if (!window.lens) return setTimeout(ask, 5);
  window.lens.query(${JSON.stringify(NEW_SQL)}).then(() => performance.mark('answer'));
})()`;

interface Opened {
  readonly milliseconds: number;
  readonly bytes: number;
}

/** Opens a page and waits for a mark. */
async function open(
  context: BrowserContext,
  { url, script, mark }: { url: string; script: string; mark: string },
): Promise<{ milliseconds: number; at: number }> {
  const page = await context.newPage();
  try {
    await page.addInitScript({ content: script });
    await page.goto(url, { waitUntil: 'commit' });
    await page.waitForFunction((name) => performance.getEntriesByName(name).length > 0, mark, {
      timeout: 120_000,
    });
    return await page.evaluate((name) => {
      const milliseconds = performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN;
      return { milliseconds, at: performance.timeOrigin + milliseconds };
    }, mark);
  } finally {
    await page.close();
  }
}

type Page = Omit<Parameters<typeof open>[1], 'url'> & { readonly route: string };

/** Over a slow line: with an empty cache, and once more with a full one. */
async function visitTwice(browser: Browser, site: Site, page: Page): Promise<readonly [Opened, Opened]> {
  const proxy = await slowProxy(site.url, BYTES_PER_SECOND);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const visit = async (): Promise<Opened> => {
    const before = proxy.transfers.length;
    const { milliseconds, at } = await open(context, { ...page, url: proxy.url + page.route });
    const until = proxy.transfers.slice(before).filter((transfer) => transfer.at <= at);
    return { milliseconds, bytes: until.reduce((sum, { bytes }) => sum + bytes, 0) };
  };
  try {
    return [await visit(), await visit()];
  } finally {
    await context.close();
    await proxy.close();
  }
}

const BASELINE: Page = { route: '', script: '', mark: 'first-aggregate' };

/** Milliseconds to DuckDB's first answer on loopback. */
async function firstAnswer(browser: Browser, site: Site, page: Page): Promise<number> {
  const context = await browser.newContext();
  try {
    return (await open(context, { ...page, url: site.url + page.route })).milliseconds;
  } finally {
    await context.close();
  }
}

async function benchFirstAnswer(browser: Browser, site: Site, baseline: Site): Promise<void> {
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let run = 0; run < RUNS; run++) {
    theirs.push(await firstAnswer(browser, baseline, BASELINE));
    ours.push(await firstAnswer(browser, site, { route: '#/about', script: ASK, mark: 'answer' }));
  }
  printTable(
    `DuckDB’s first answer to new SQL, median of ${RUNS}, loopback`,
    ['', 'site', 'baseline', 'site / baseline'],
    [['ms', median(ours).toFixed(0), median(theirs).toFixed(0), ratio(median(ours), median(theirs))]],
  );
}

/** Every page by link, cold and at a second visit, beside the baseline page, over the same slow line. */
export async function benchLinks(browser: Browser, site: Site): Promise<void> {
  await withBaseline(async (baseline) => {
    const found = new Map<string, (readonly [Opened, Opened])[]>();
    const note = (name: string, visits: readonly [Opened, Opened]) =>
      found.set(name, [...(found.get(name) ?? []), visits]);
    for (let run = 0; run < RUNS; run++) {
      note('baseline', await visitTwice(browser, baseline, BASELINE));
      for (const [name, route, figure] of PAGES)
        note(name, await visitTwice(browser, site, { route, script: markFigure(figure), mark: 'figure' }));
    }
    const middle = (name: string, visit: 0 | 1, of: keyof Opened) =>
      median((found.get(name) ?? []).map((visits) => visits[visit][of]));
    printTable(
      `Pages by link, to the first figure, median of ${RUNS}, 20 Mbit/s`,
      ['', 'cold (ms)', '/ baseline', 'kB before', 'second visit (ms)', '/ baseline'],
      [...found.keys()].map((name) => [
        name,
        middle(name, 0, 'milliseconds').toFixed(0),
        ratio(middle(name, 0, 'milliseconds'), middle('baseline', 0, 'milliseconds')),
        (middle(name, 0, 'bytes') / 1000).toFixed(0),
        middle(name, 1, 'milliseconds').toFixed(0),
        ratio(middle(name, 1, 'milliseconds'), middle('baseline', 1, 'milliseconds')),
      ]),
    );
    await benchFirstAnswer(browser, site, baseline);
  });
}
