import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assertDrawable } from '../../src/charts/checked-spec';
import { sharedRoute } from '../../src/state/sql/shared-link';
import { HOSTILE_SPECS } from '../support/hostile-specs';
import { rowsOf } from './ask-lens';
import { sharedBrowser, siteUrl, type Visit } from './harness';

const browser = sharedBrowser();

/** Rows as the specifications expect them; `m` is an address that says what it was told. */
const rowsFor = (host: string) =>
  `SELECT range AS a, range * 1000000 AS b, '${host}?leak=' || label AS m, 'id' || range AS id
FROM range(20), (SELECT label FROM models LIMIT 1)`;
const PUBLISHED = 'SELECT sum(known) AS known, round(sum(alignment_rate), 12) AS rate FROM country_alignment';

let elsewhere: Server;
/** What another host was asked for. */
const told: string[] = [];
let host: string;
let visit: Visit;

beforeAll(async () => {
  elsewhere = createServer((request, response) => {
    told.push(request.url ?? '');
    response.end();
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  host = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`;
  visit = await browser.visit({ route: '#/sql' });
});
afterAll(() => elsewhere.close());

async function follow(page: Page, sql: string, spec: object | null): Promise<void> {
  const chart = { mark: 'bar' as const, x: 'a', y: null, color: null, spec: spec && JSON.stringify(spec) };
  const route = await sharedRoute({ sql, view: 'chart', chart });
  await page.goto(`${siteUrl()}#${route}`);
}

/** Why the site does not draw a specification. */
function refusalOf(spec: object): string {
  try {
    const values = Array.from({ length: 20 }, (_, index) => ({ a: index, b: index * 1e6, m: '', id: '' }));
    assertDrawable({ ...spec, data: { values } });
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('It would be drawn.');
}

/** Presses everything that was drawn. */
const press = (page: Page) =>
  page.evaluate(() => {
    const marks = [
      ...document.querySelectorAll('.vega-chart svg path, .vega-chart svg a, .vega-chart svg text'),
    ];
    for (const mark of marks)
      for (const type of ['pointerover', 'pointerdown', 'pointerup', 'click'])
        mark.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true }));
    return marks.length;
  });

describe('a link to a chart that somebody made', () => {
  it('is drawn, or says why not: it tells nobody anything and adds no field to the page', async () => {
    const { page, context } = visit;
    const pages = context.pages().length;
    const fields = await page.locator('header input, header select').count();
    const base = { mark: 'bar', encoding: { x: { field: 'a' } } };
    for (const [what, part] of HOSTILE_SPECS) {
      const text = JSON.stringify({ ...base, ...part }).replaceAll('https://example.org/', host);
      // A link that long cannot be sent.
      if (text.length > 50_000) continue;
      const spec = JSON.parse(text) as object;
      // The site has the rows as the data, whatever the specification says.
      if ('data' in spec) continue;
      await follow(page, `${rowsFor(host)} -- ${what}`, spec);
      await page.locator('.vega-chart-error', { hasText: refusalOf(spec) }).waitFor();
      expect(await page.locator('.vega-chart svg').count(), what).toBe(0);
    }
    await expect.poll(() => page.locator('header input, header select').count()).toBe(fields);
    expect(context.pages()).toHaveLength(pages);
    expect(told).toEqual([]);
  });

  it.each<[string, object | null]>([
    ['the site’s own kinds', null],
    [
      'addresses as its data',
      {
        mark: { type: 'point', tooltip: { content: 'data' } },
        encoding: {
          x: { field: 'a' },
          fill: { field: 'paint' },
          stroke: { field: 'paint', scale: { scheme: 'dark2' } },
          shape: { field: 'paint' },
          tooltip: [{ field: 'm' }],
          text: { field: 'm' },
        },
      },
    ],
  ])('can be pressed all over with %s', async (what, spec) => {
    const { page, requests } = visit;
    requests.length = 0;
    await follow(page, `SELECT *, 'url(' || m || ')' AS paint FROM (${rowsFor(host)}) -- ${what}`, spec);
    await page.locator('.vega-chart svg').waitFor();
    await expect.poll(() => press(page)).toBeGreaterThan(10);
    expect(page.url()).toMatch(/#\/sql\?/);
    await expect.poll(() => rowsOf(page, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(requests.filter((url) => !url.startsWith(siteUrl()) && !url.startsWith('blob:'))).toEqual([]);
    expect(told).toEqual([]);
  });
});

describe('a link to a statement that somebody wrote', () => {
  it.each([
    ['CREATE TABLE planted AS SELECT 1 AS a', /read|change/i],
    ['DROP TABLE models', /read|change/i],
    [`COPY models TO '${'x'}.csv'`, /files/],
    ["ATTACH 'x.db'", /database/],
    ['SELECT 1; CREATE TABLE planted AS SELECT 2 AS a', /read|change/i],
    ["SELECT nextval('s')", /./],
  ])('%s only reads', async (sql, message) => {
    const { page } = visit;
    await page.goto(`${siteUrl()}#/sql?q=${encodeURIComponent(sql)}`);
    await page.locator('.sql-results .notice').waitFor();
    await expect.poll(() => page.locator('.sql-results .notice').innerText()).toMatch(message);
  });

  it('leaves the published figures as they were', async () => {
    const [figures] = await rowsOf(visit.page, PUBLISHED);
    expect(figures).toMatchObject({ known: expect.any(Number) });
    expect(
      await rowsOf(visit.page, "SELECT count(*) AS n FROM duckdb_tables() WHERE table_name = 'planted'"),
    ).toEqual([{ n: 0 }]);
    expect(visit.complaints).toEqual([]);
  });
});
