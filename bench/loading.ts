import type { Browser } from 'playwright-core';
import type { Site } from '../test/support/site';
import { withBaseline } from './baseline-site';
import { median, printTable, ratio } from './report';
import { slowProxy } from './slow-proxy';

interface Load {
  /** Milliseconds from navigation; bytes as transferred. */
  readonly headline: number;
  readonly ready: number;
  readonly aggregate: number;
  readonly bytesToHeadline: number;
  readonly bytesInAll: number;
}

const RUNS = 5;
/** 20 Mbit/s. */
const BYTES_PER_SECOND = 2.5e6;

/** Runs in the page: marks the frame after which the first rate is on the screen. */
const MARK_HEADLINE = `(function look() {
  const painted = [...document.querySelectorAll('table td')].some((td) => /0\\.\\d\\d/.test(td.textContent));
  requestAnimationFrame(painted ? () => performance.mark('headline') : look);
})()`;

async function load(browser: Browser, site: Site): Promise<Load> {
  const proxy = await slowProxy(site.url, BYTES_PER_SECOND);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    await page.addInitScript({ content: MARK_HEADLINE });
    await page.goto(proxy.url, { waitUntil: 'commit' });
    await page.waitForFunction(
      () => ['headline', 'first-aggregate'].every((name) => performance.getEntriesByName(name).length > 0),
      undefined,
      { timeout: 120_000 },
    );
    const { origin, marks } = await page.evaluate(() => ({
      origin: performance.timeOrigin,
      marks: Object.fromEntries(
        performance.getEntriesByType('mark').map((mark) => [mark.name, mark.startTime]),
      ),
    }));
    const bytesUntil = (time: number) =>
      proxy.transfers.filter(({ at }) => at <= time).reduce((sum, { bytes }) => sum + bytes, 0);
    const headline = marks.headline ?? Number.NaN;
    return {
      headline,
      ready: marks['duckdb-ready'] ?? Number.NaN,
      aggregate: marks['first-aggregate'] ?? Number.NaN,
      bytesToHeadline: bytesUntil(origin + headline),
      bytesInAll: bytesUntil(Number.POSITIVE_INFINITY),
    };
  } finally {
    await context.close();
    await proxy.close();
  }
}

function medians(loads: readonly Load[]): Load {
  const of = (key: keyof Load) => median(loads.map((one) => one[key]));
  return {
    headline: of('headline'),
    ready: of('ready'),
    aggregate: of('aggregate'),
    bytesToHeadline: of('bytesToHeadline'),
    bytesInAll: of('bytesInAll'),
  };
}

const MEASURED: readonly { key: keyof Load; label: string; unit: string; divisor: number }[] = [
  { key: 'headline', label: 'cold load to headline', unit: 'ms', divisor: 1 },
  { key: 'ready', label: 'to DuckDB ready', unit: 'ms', divisor: 1 },
  { key: 'aggregate', label: 'to first aggregate', unit: 'ms', divisor: 1 },
  { key: 'bytesToHeadline', label: 'before headline', unit: 'kB', divisor: 1000 },
  { key: 'bytesInAll', label: 'in all', unit: 'kB', divisor: 1000 },
];

/** Cold loads of the site and of the baseline page, in turn, over the same slow line. */
export async function benchLoading(browser: Browser, site: Site): Promise<void> {
  const loads: { site: Load[]; baseline: Load[] } = { site: [], baseline: [] };
  await withBaseline(async (baseline) => {
    for (let run = 0; run < RUNS; run++) {
      loads.baseline.push(await load(browser, baseline));
      loads.site.push(await load(browser, site));
    }
  });
  const [ours, theirs] = [medians(loads.site), medians(loads.baseline)];
  printTable(
    `Loading, median of ${RUNS}, 20 Mbit/s`,
    ['', 'site', 'baseline', 'site / baseline'],
    MEASURED.map(({ key, label, unit, divisor }) => [
      `${label} (${unit})`,
      (ours[key] / divisor).toFixed(0),
      (theirs[key] / divisor).toFixed(0),
      ratio(ours[key], theirs[key]),
    ]),
  );
}
