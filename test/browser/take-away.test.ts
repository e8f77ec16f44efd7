import { writeFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { parse } from 'csv-parse/sync';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { rowsOf } from './ask-lens';
import { settled, statementOf, table, withIntervals } from './explore-page';
import { sharedBrowser, siteUrl, type Visit } from './harness';
import { rateIn, readTable } from './headline-table';
import { menuItem, savedAs } from './take-away';

const browser = sharedBrowser();

let visit: Visit;
let page: Page;
beforeAll(async () => {
  visit = await browser.visit({ route: '#/explore?region=Africa&region=Asia' });
  page = visit.page;
  await withIntervals(page);
});

const takeAway = () => page.locator('.explore .take-away');

async function csv(from: Locator): Promise<{ name: string; head: string[]; rows: Record<string, string>[] }> {
  const { name, bytes } = await savedAs(from, 'CSV');
  const [head = [], ...lines] = parse(bytes, {
    relax_column_count: false,
    relax_quotes: false,
    skip_empty_lines: false,
  }) as string[][];
  return {
    name,
    head,
    rows: lines.map((line) => Object.fromEntries(line.map((field, index) => [head[index] ?? '', field]))),
  };
}

const number = (text: string | undefined) => (text === '' || text === undefined ? null : Number(text));

describe('the explorer’s table', () => {
  test('as CSV: strictly valid, and the figures and intervals of the table', async () => {
    const { name, head, rows } = await csv(takeAway());
    expect(name).toBe('alignment-rate-by-model-and-country.csv');
    expect(head.slice(0, 7)).toEqual([
      'model',
      'country',
      'alignment_rate',
      'chance_rate',
      'highest_rate',
      'low_95',
      'high_95',
    ]);
    const shown = await readTable(table(page));
    expect(shown.columns).toHaveLength(6);
    // One row per cell, in the table's order; then what it leaves out, without a figure.
    const cells = shown.rows.flatMap(({ cells: own }) => own);
    expect(cells).toHaveLength(shown.rows.length * shown.columns.length);
    rows.slice(0, cells.length).forEach((row, index) => {
      expect(Number(Number(row.alignment_rate).toFixed(2))).toBe(rateIn(cells[index]));
      const [low, high] = (/(\.\d\d)–(\.\d\d)/.exec(cells[index] ?? '') ?? []).slice(1).map(Number);
      expect(Number(Number(row.low_95).toFixed(2))).toBe(low);
      expect(Number(Number(row.high_95).toFixed(2))).toBe(high);
    });
    expect(rows.slice(cells.length).map((row) => row.alignment_rate)).toEqual(Array(6).fill(''));
    const known = await rowsOf(page, await statementOf(takeAway()));
    const key = ({ model, country }: Record<string, unknown>) => `${model} ${country}`;
    expect(rows.map(key).sort()).toEqual(known.map(key).sort());
    for (const row of rows) {
      const other = known.find((one) => key(one) === key(row));
      for (const column of ['alignment_rate', 'known', 'tp', 'fp', 'fn', 'tn'])
        expect(number(row[column]), column).toBe(other?.[column]);
    }
  });

  test('as Parquet: the same rows in DuckDB, as numbers', async () => {
    const { rows } = await csv(takeAway());
    const { name, path, bytes } = await savedAs(takeAway(), 'Parquet');
    expect(name).toBe('alignment-rate-by-model-and-country.parquet');
    const copy = `${path}.parquet`;
    writeFileSync(copy, bytes);
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const reader = await connection.runAndReadAll(`FROM read_parquet('${copy}')`);
    const read = reader.getRowObjectsJS();
    const types = reader.columnTypes().map(String);
    connection.closeSync();
    instance.closeSync();
    expect(types.slice(0, 8)).toEqual([...Array(2).fill('VARCHAR'), ...Array(5).fill('DOUBLE'), 'INTEGER']);
    expect(read).toEqual(
      rows.map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([column, text]) => [
            column,
            column === 'model' || column === 'country' ? text : number(text),
          ]),
        ),
      ),
    );
  });

  test('as SVG: self-contained, with its numbers and what they are of', async () => {
    const { name, bytes } = await savedAs(takeAway(), 'SVG');
    expect(name).toBe('alignment-rate-by-model-and-country.svg');
    const svg = bytes.toString();
    expect(svg).toMatch(/^<svg[^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(svg).not.toMatch(/(?:href|src)\s*=\s*["'](?!#)/);
    expect(svg).not.toMatch(/url\(\s*["']?http|@import|<script/);
    const texts = [...svg.matchAll(/<(?:text|tspan)[^>]*>([^<]+)/g)].map(([, text = '']) => text);
    expect(texts).toContain('Alignment rate by model and country');
    expect(texts).toContain('Regions: Africa, Asia.');
    expect(
      texts.some((text) => /^n = [\d,]+ cases known in both tasks \(\d+ % of [\d,]+\)\.$/.test(text)),
    ).toBe(true);
    const shown = (await readTable(table(page))).rows.flatMap(({ cells }) => cells.map(rateIn));
    for (const rate of shown) expect(texts).toContain(rate?.toFixed(2));
    // A browser draws no SVG that is not well-formed.
    const width = await page.evaluate(async (text) => {
      const image = new Image();
      image.src = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
      await image.decode();
      return image.naturalWidth;
    }, svg);
    expect(width).toBe(Number(/^<svg[^>]* width="(\d+)"/.exec(svg)?.[1]));
  });

  test('as PNG: a picture of many colours, not blank', async () => {
    const { name, bytes } = await savedAs(takeAway(), 'PNG');
    expect(name).toBe('alignment-rate-by-model-and-country.png');
    expect(bytes.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
    const picture = await page.evaluate(async (base64) => {
      const data = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([data], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext('2d');
      context?.drawImage(bitmap, 0, 0);
      const pixels = new Uint32Array(
        context?.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer ?? new ArrayBuffer(0),
      );
      const counts = new Map<number, number>();
      for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
      return {
        width: bitmap.width,
        height: bitmap.height,
        large: [...counts.values()].filter((count) => count > 500).length,
        mostCommon: Math.max(...counts.values()) / pixels.length,
      };
    }, bytes.toString('base64'));
    expect(picture.width).toBeGreaterThan(600);
    expect(picture.height).toBeGreaterThan(300);
    // Background, text, and several steps of the scale.
    expect(picture.large).toBeGreaterThanOrEqual(5);
    expect(picture.mostCommon).toBeLessThan(0.95);
  });

  test('as a link that opens the same view elsewhere', async () => {
    await (await menuItem(takeAway(), 'Share', 'Copy link')).click();
    await takeAway().getByRole('status').getByText('Link copied').waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toBe(`${siteUrl()}#/explore?region=Africa&region=Asia`);
    await (await menuItem(takeAway(), 'Share', 'Embed')).click();
    const dialog = page.getByRole('dialog', { name: 'Embed this figure' });
    await dialog.getByRole('button', { name: 'Copy HTML' }).click();
    await dialog.getByText('✓ copied').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
      `src="${siteUrl()}embed.html?figure=explore#/explore?region=Africa&amp;region=Asia"`,
    );
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect
      .poll(() => takeAway().locator('.take-away-source').innerText())
      .toMatch(/Source: .*commit [0-9a-f]{7}/);
  });
});

describe('other figures', () => {
  test('the chart as it is drawn, with intervals', async () => {
    await page.goto(
      `${siteUrl()}#/explore?measure=distance&rows=type&columns=country&show=chart&column=Egypt`,
    );
    await withIntervals(page);
    const { name, bytes } = await savedAs(takeAway(), 'SVG');
    expect(name).toBe('distance-by-type-and-country.svg');
    const svg = bytes.toString();
    expect(svg).toContain('Alignment distance, Egypt');
    expect(svg.match(/aria-roledescription="point"/g)?.length).toBe(10 * 12);
  });

  test('a table of 56 × 132 cells, whole', async () => {
    await page.goto(`${siteUrl()}#/explore?measure=distance&rows=value&columns=scenario`);
    await settled(page);
    const { rows } = await csv(takeAway());
    expect(rows).toHaveLength(56 * 132);
    expect(new Set(rows.map(({ scenario }) => scenario)).size).toBe(132);
    expect(rows.every(({ low_95 }) => low_95 === '')).toBe(true);
  });

  test('a case, its ratings by variant, unknown ones empty', async () => {
    await page.goto(`${siteUrl()}#/case/Nigeria/Politics/Wealth`);
    await page.locator('.rating-cell[class*="is-rating"]').first().waitFor();
    const { rows } = await csv(page.locator('.figure[data-figure="case"] .take-away'));
    const ratings = await rowsOf(
      page,
      `SELECT model, variant, rating FROM task1_ratings
       WHERE country = 'Nigeria' AND topic = 'Politics' AND value = 'Wealth'`,
    );
    expect(ratings.length).toBeGreaterThanOrEqual(40);
    for (const row of rows)
      for (let variant = 0; variant < 8; variant++) {
        const rating = ratings.find((own) => own.model === row.model && own.variant === variant);
        expect(number(row[`rating_${variant}`])).toBe(rating?.rating ?? null);
      }
  });

  test('the comparison’s differences, and all misaligned cases that are left', async () => {
    await page.goto(`${siteUrl()}#/compare?model=gemma-2-9b-it&model=claude-sonnet-4&by=topic`);
    const own = page.locator('section[aria-labelledby="compare-differences"] .take-away');
    await own.waitFor();
    const { rows } = await csv(own);
    expect(rows).toHaveLength(2 * 11);
    const rate = (topic: string | undefined, model: string) =>
      Number(rows.find((row) => row.topic === topic && row.model === model)?.alignment_rate);
    for (const row of rows.filter(({ model }) => model === 'claude-sonnet-4'))
      expect(Number(row.difference)).toBeCloseTo(
        rate(row.topic, 'claude-sonnet-4') - rate(row.topic, 'gemma-2-9b-it'),
        12,
      );

    await page.goto(`${siteUrl()}#/misaligned?country=Nigeria&model=gpt-4o-mini`);
    const cases = page.locator('.misaligned-page .take-away');
    await cases.waitFor();
    const left = await csv(cases);
    expect(left.rows).toHaveLength((await rowsOf(page, await statementOf(cases))).length);
    expect(left.rows.every(({ country, model }) => country === 'Nigeria' && model === 'gpt-4o-mini')).toBe(
      true,
    );
  });
});

test('complained of nothing', () => {
  expect(visit.complaints).toEqual([]);
});
