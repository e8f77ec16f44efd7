import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Figures, openFigures } from '../../../../pipeline/duckdb';
import { exploreFileName } from '../../../../src/analysis/explore/explore-caption';
import { readExploreState, writeExploreState } from '../../../../src/analysis/explore/explore-state';
import { CLAIMS } from '../../../../src/analysis/findings/claims';
import { sharedAddress } from '../../../../src/analysis/shared-address';
import { missingPageHtml, sharedPageHtml, sharedPages, sitemap } from '../../../../vite/share/pages';
import { drawPicture } from '../../../../vite/share/picture';
import type { SharedPage } from '../../../../vite/share/shared-page';
import { lightColors } from '../../../../vite/shared-pages';

const DATA = 'public/data';

/** Counts and figures written anew, of the Parquet files alone: none of the site's views or macros. */
const CELLS = `(SELECT * FROM read_parquet('${DATA}/cells/*.parquet') WHERE stated IS NOT NULL AND chosen IS NOT NULL)`;
const F1 = `coalesce(2.0 * sum((stated = 'disagree' AND chosen = 'disagree')::INT)
  / nullif(sum((stated = 'disagree')::INT) + sum((chosen = 'disagree')::INT), 0), 0)`;
const BY_SCENARIO = `SELECT model, country, topic, ${F1} AS rate FROM ${CELLS} GROUP BY ALL`;

/** The least and the greatest figure of each model. */
const spread = (sql: string) => `SELECT min(rate) AS low, max(rate) AS high FROM (${sql})`;
const meanOver = (part: string, where: string) =>
  `SELECT ${part}, avg(rate) AS rate FROM (${BY_SCENARIO}) WHERE ${where} GROUP BY ALL`;
const pooled = (figure: string, parts = 'model, country') =>
  `SELECT ${parts}, ${figure} AS rate FROM ${CELLS} GROUP BY ALL`;
const overall = (model: string) => `SELECT avg(rate) AS low, avg(rate) AS high
FROM (SELECT country, avg(rate) AS rate FROM (${BY_SCENARIO}) WHERE model = '${model}' GROUP BY country)`;

const P_O = `avg((stated = chosen)::INT)`;
const P_E = `(avg((stated = 'agree')::INT) * avg((chosen = 'agree')::INT)
  + avg((stated = 'disagree')::INT) * avg((chosen = 'disagree')::INT))`;

/** Each kind of thing that people share, and its figure. */
const LINKS: readonly (readonly [address: string, sql: string])[] = [
  ['scenario/egypt-religion', spread(`${BY_SCENARIO} HAVING country = 'Egypt' AND topic = 'Religion'`)],
  [
    'scenario/united-states-family-changing-gender-roles',
    spread(`${BY_SCENARIO} HAVING country = 'United States' AND topic LIKE 'Family%'`),
  ],
  [
    'scenario/nigeria-health-and-health-care',
    spread(`${BY_SCENARIO} HAVING country = 'Nigeria' AND topic LIKE 'Health%'`),
  ],
  [
    'scenario/france-leisure-time-and-sports',
    spread(`${BY_SCENARIO} HAVING country = 'France' AND topic LIKE 'Leisure%'`),
  ],
  ['country/egypt', spread(meanOver('model', "country = 'Egypt'"))],
  ['country/united-kingdom', spread(meanOver('model', "country = 'United Kingdom'"))],
  ['topic/religion', spread(meanOver('model', "topic = 'Religion'"))],
  ['topic/work-orientation', spread(meanOver('model', "topic = 'Work Orientation'"))],
  ['model/claude-sonnet-4', overall('claude-sonnet-4')],
  ['model/gpt-3-5-turbo', overall('gpt-3.5-turbo')],
  [
    'models',
    spread(`SELECT model, avg(rate) AS rate FROM (${meanOver('model, country', 'true')}) GROUP BY model`),
  ],
  ['explore', spread(meanOver('model, country', 'true'))],
  ['explore/alignment-rate-by-model-and-topic', spread(meanOver('model, topic', 'true'))],
  ['explore/accuracy-by-model-and-country', spread(pooled(P_O))],
  ['explore/misaligned-by-model-and-topic', spread(pooled(`1 - ${P_O}`, 'model, topic'))],
  ['explore/kappa-by-model-and-country', spread(pooled(`(${P_O} - ${P_E}) / (1 - ${P_E})`))],
  ['misaligned', `SELECT count(*) AS low, count(*) AS high FROM ${CELLS} WHERE stated <> chosen`],
  [
    'dataset',
    `SELECT count(DISTINCT (country, topic, value)) AS low, count(DISTINCT (country, topic, value)) AS high
FROM read_parquet('${DATA}/cells/*.parquet')`,
  ],
];

/** As readers see a rate or a count. */
function written(figure: number): string {
  return Number.isInteger(figure) && figure > 1
    ? figure.toLocaleString('en-US')
    : figure.toFixed(2).replace('-', '−');
}

let figures: Figures;
let pages: ReadonlyMap<string, SharedPage>;
beforeAll(async () => {
  figures = await openFigures(DATA);
  const all = await sharedPages((sql) => figures.query(sql));
  pages = new Map(all.map((page) => [page.address, page]));
});
afterAll(() => figures.close());

function pageAt(address: string): SharedPage {
  const page = pages.get(address);
  if (!page) throw new Error(`There is no page ${address}`);
  return page;
}

const SITE = 'https://example.org/lens/';
const BUILT = { site: SITE, script: 's.js', style: 's.css', picture: 'at/p.png', source: 'The source.' };
const unescaped = (text: string) =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');

/** What a program reads that runs no script. */
function tags(html: string): Map<string, string> {
  const found = [...html.matchAll(/<meta (?:name|property)="([^"]+)" content="([^"]*)"/g)];
  return new Map(found.map(([, name = '', content = '']) => [name, unescaped(content)]));
}

async function figureOf(sql: string): Promise<{ low: number; high: number }> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const [row] = (await connection.runAndReadAll(sql)).getRowObjectsJS();
  connection.closeSync();
  instance.closeSync();
  return { low: Number(row?.low), high: Number(row?.high) };
}

describe('a page to share', () => {
  it.each(LINKS)('%s tells the figure of the Parquet files in its tags', async (address, sql) => {
    const { low, high } = await figureOf(sql);
    const [from, to] = [written(low), written(high)];
    const value = from === to ? from : `${from} to ${to}`;
    const page = pageAt(address);
    const html = sharedPageHtml(page, BUILT);
    const found = tags(html);
    expect(page.figure?.value).toBe(value);
    expect(found.get('og:title')).toBe(`${page.title}: ${value}`);
    expect(found.get('twitter:title')).toBe(`${page.title}: ${value}`);
    for (const name of ['description', 'og:description', 'twitter:description']) {
      expect(found.get(name)).toContain(from);
      expect(found.get(name)).toContain(to);
    }
    expect(found.get('og:url')).toBe(`${SITE}at/${address}.html`);
    expect(found.get('og:image')).toBe(`${SITE}at/p.png`);
    expect(found.get('twitter:card')).toBe('summary_large_image');
    // Its rows, for those without scripts.
    if (page.table) expect(html).toContain(`<th scope="row">${page.table.rows[0]?.[0]}</th>`);
  });

  it('is there for every claim, with its verdict and its first sentence', () => {
    for (const claim of CLAIMS) {
      const page = pageAt(`finding/${claim.id}`);
      expect(page.title).toBe(claim.title);
      expect(['Holds', 'Holds in part', 'Does not hold', 'Cannot be checked']).toContain(page.figure?.value);
      expect(page.sentence).toMatch(/\d|all|none|both|one|two|three|four|five|six/);
    }
  });

  it('says for the claim on the dataset what both annotators accepted', async () => {
    const { low, high } = await figureOf(`
SELECT min(share) AS low, max(share) AS high FROM (
  SELECT avg(score) AS share FROM read_parquet('${DATA}/human_annotation.parquet')
  WHERE criterion = 'action' GROUP BY generation_prompt HAVING share >= 0.8)`);
    const percent = (share: number) => (share * 100).toFixed(0);
    expect(pageAt('finding/dataset').sentence).toContain(
      low === high ? `${percent(low)} %` : `${percent(low)} % to ${percent(high)} %`,
    );
  });

  it('is what the site’s own links lead to', () => {
    const models = [...pages.keys()].flatMap((address) => (address.startsWith('model/') ? [address] : []));
    expect(models.length).toBeGreaterThan(5);
    for (const { address, route } of pages.values())
      expect(sharedAddress(route, ['claude-sonnet-4', 'gpt-3.5-turbo']) ?? 'none', route).toMatch(
        address.startsWith('model/') ? /^(model\/|none)/ : new RegExp(`^${address}\\.html$`),
      );
  });

  it('of the explorer is named, and led to, as the explorer does', () => {
    const explorers = [...pages.values()].filter(({ route }) => route.startsWith('/explore'));
    expect(explorers.length).toBeGreaterThan(40);
    for (const { address, route } of explorers) {
      const { state, problems } = readExploreState(route.split('?')[1] ?? '');
      expect(problems).toEqual([]);
      expect(writeExploreState(state)).toBe(route);
      if (address.includes('explore/')) expect(address).toBe(`explore/${exploreFileName(state)}`);
    }
  });

  it('has no text of the release in it, and no script but its own', () => {
    for (const page of pages.values()) {
      const html = sharedPageHtml(page, BUILT);
      expect(html.match(/<script/g)).toHaveLength(1);
      expect(html.length).toBeLessThan(24_000);
    }
  });

  it('has relative addresses where the site’s is not known', () => {
    const html = sharedPageHtml(pageAt('scenario/egypt-religion'), { ...BUILT, site: null });
    expect(tags(html).get('og:image')).toBe('../../at/p.png');
    expect(html).toContain('href="../../#/scenario/Egypt/Religion"');
    expect(missingPageHtml({ ...BUILT, site: null })).toContain('data-root="/"');
    expect(missingPageHtml(BUILT)).toContain('data-root="/lens/"');
  });

  it('is in the sitemap', () => {
    const xml = sitemap(SITE, [...pages.values()]);
    expect(xml.match(/<loc>/g)).toHaveLength(pages.size + 1);
    expect(xml).toContain(`<loc>${SITE}at/topic/religion.html</loc>`);
  });
});

it.each([...LINKS.map(([address]) => address), 'finding/gap', 'finding/whose', 'compare', 'evidence'])(
  'the picture of %s is as large as chats want it, and not blank',
  async (address) => {
    const page = pageAt(address);
    if (address === 'dataset') return expect(page.chart).toBeUndefined();
    const png = await drawPicture(
      page,
      lightColors(readFileSync('src/ui/tokens.css', 'utf8')),
      'The source.',
    );
    expect(png.length).toBeLessThan(60_000);
    const image = await loadImage(png);
    expect([image.width, image.height]).toEqual([1200, 630]);
    const context = createCanvas(1200, 630).getContext('2d');
    context.drawImage(image, 0, 0);
    /** Pixels that differ from the background, within a box. */
    const drawn = (x: number, y: number, width: number, height: number) => {
      const pixels = new Uint32Array(context.getImageData(x, y, width, height).data.buffer);
      return pixels.filter((pixel) => pixel !== 0xfff9fcfd).length;
    };
    // The title, the figure, the chart on the right, the source.
    const boxes: readonly [number, number, number, number][] = [
      [56, 80, 700, 60],
      [56, 145, 300, 100],
      [520, 250, 600, 300],
      [56, 585, 300, 30],
    ];
    for (const box of boxes) expect(drawn(...box), box.join()).toBeGreaterThan(300);
    // Nothing is cut off at the right.
    expect(drawn(1190, 20, 10, 600)).toBe(0);
  },
);
