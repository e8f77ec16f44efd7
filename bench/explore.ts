import type { Browser, Page } from 'playwright-core';
// Declares window.lens.
import type {} from '../src/db/lens-console';
import type { Site } from '../test/support/site';
import { median, printTable, quantileOf, ratio } from './report';

interface Timed {
  /** Milliseconds from the click until the new cells are painted. */
  readonly repaint: number;
  /** The same until their intervals are there too; null where the view has none. */
  readonly intervals: number | null;
  /** Milliseconds for the same statement alone, run once everything is at rest. */
  readonly query: number;
}

interface View {
  readonly name: string;
  readonly route: string;
  /** The filter that is changed, and the members that are switched. */
  readonly filter: string;
  readonly members: readonly string[];
  readonly hasIntervals: boolean;
}

const CHANGES = 40;
/** The first change of a site with very many models loads their cells. */
const LONGEST_MS = 600_000;

export const VIEWS: readonly View[] = [
  {
    name: '56 values x 132 scenarios',
    route: '#/explore?measure=distance&rows=value&columns=scenario',
    filter: 'Models',
    members: ['Gemma-2-9b', 'GPT-4o-mini', 'Claude Sonnet 4', 'GPT-3.5-turbo'],
    hasIntervals: false,
  },
  {
    name: 'all models x all countries',
    route: '#/explore',
    filter: 'Schwartz type',
    members: ['Power', 'Universalism', 'Security', 'Tradition'],
    hasIntervals: true,
  },
];

/** One member on, another on, the first off, the second off, and so on: every step changes the figures. */
function switches(members: readonly string[]): string[] {
  return Array.from({ length: CHANGES }, (_, step) => {
    const first = Math.floor(step / 4) + (step % 2);
    return members[first % members.length] ?? '';
  });
}

interface Switch {
  readonly member: string;
  readonly hasIntervals: boolean;
  readonly longest: number;
}

/** Runs in the page: switches a member in the open panel and waits for what follows. */
async function timeSwitch({ member, hasIntervals, longest }: Switch): Promise<Timed> {
  const explore = document.querySelector('.explore');
  const label = [...document.querySelectorAll('.multi-select-panel:popover-open label')].find(
    (one) => one.textContent?.trim() === member,
  );
  const input = label?.querySelector('input');
  if (!explore || !input) throw new Error(`There is nothing to switch named ${member}`);

  const figures = () =>
    [...explore.querySelectorAll('.heat-cell')].map((cell) => cell.textContent?.trim().slice(0, 5)).join(' ');
  const until = (holds: () => boolean) =>
    new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${member}: no answer`)), longest);
      const observer = new MutationObserver(() => {
        if (!holds()) return;
        observer.disconnect();
        clearTimeout(timer);
        resolve();
      });
      observer.observe(explore, { subtree: true, childList: true, characterData: true, attributes: true });
    });
  /** After the next frame, painted. */
  const painted = () =>
    new Promise<number>((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(null);
      });
    });

  const before = figures();
  const start = performance.now();
  input.click();
  await until(() => explore.getAttribute('aria-busy') === 'false' && figures() !== before);
  const hadIntervals = explore.querySelector('.explore-interval') !== null;
  const repaint = (await painted()) - start;
  let intervals: number | null = null;
  if (hasIntervals) {
    if (!hadIntervals && explore.querySelector('.explore-interval') === null)
      await until(() => explore.querySelector('.explore-interval') !== null);
    intervals = (await painted()) - start;
  }
  const link = [...explore.querySelectorAll('a')].find((one) => one.textContent?.includes('Open in SQL'));
  const sql = new URLSearchParams(link?.getAttribute('href')?.split('?')[1]).get('q') ?? '';
  const asked = performance.now();
  await window.lens.query(sql);
  return { repaint, intervals, query: performance.now() - asked };
}

export async function measureExplorer(page: Page, site: Site, view: View): Promise<Timed[]> {
  // The compiler that runs this file wraps named functions, including those in `timeSwitch`.
  await page.addInitScript({ content: 'globalThis.__name = (own) => own;' });
  await page.goto(site.url + view.route);
  await page.locator('.explore .heat-cell').first().waitFor({ timeout: LONGEST_MS });
  await page.getByText('Computing intervals').waitFor({ state: 'detached', timeout: LONGEST_MS });
  await page
    .locator('.explore-filters')
    .getByRole('button', { name: new RegExp(`^${view.filter} `) })
    .click();
  const times: Timed[] = [];
  for (const member of switches(view.members))
    times.push(
      await page.evaluate(timeSwitch, { member, hasIntervals: view.hasIntervals, longest: LONGEST_MS }),
    );
  return times;
}

/** A filter of the explorer is changed until the table is repainted; the same statement alone is the baseline. */
export async function benchExplore(browser: Browser, site: Site): Promise<void> {
  const rows: string[][] = [];
  for (const view of VIEWS) {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      serviceWorkers: 'block',
    });
    try {
      const times = await measureExplorer(await context.newPage(), site, view);
      const repaints = times.map(({ repaint }) => repaint);
      const queries = times.map(({ query }) => query);
      const intervals = times.flatMap(({ intervals: own }) => own ?? []);
      const [middle, slow] = [median(repaints), quantileOf(repaints, 0.95)];
      rows.push([
        view.name,
        middle.toFixed(0),
        slow.toFixed(0),
        median(queries).toFixed(0),
        ratio(middle, median(queries)),
        ratio(slow, median(queries)),
        intervals.length === 0 ? '' : median(intervals).toFixed(0),
      ]);
    } finally {
      await context.close();
    }
  }
  printTable(
    `Explorer, ${CHANGES} changes of a filter until the table is repainted (ms)`,
    ['', 'median', 'p95', 'query alone', 'median / query', 'p95 / query', 'with intervals'],
    rows,
  );
}
