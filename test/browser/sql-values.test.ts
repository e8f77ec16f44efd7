import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TYPE_NAMES as NAMES, EVERY_TYPE_SQL as SQL, EVERY_TYPE as TYPES } from '../support/every-type';
import { connectDuckDBWasm } from '../unit/db/duckdb-wasm';
import { downloaded } from './download';
import { sharedBrowser } from './harness';
import { editorReady, rowsInView, run } from './sql-page';

const browser = sharedBrowser();
const folder = mkdtempSync(join(tmpdir(), 'values-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function saved(page: Page, format: string): Promise<Buffer> {
  await page.locator('.export-menu > button').click();
  const button = page.locator('.export-menu .menu-panel button', { hasText: new RegExp(`^${format}$`) });
  return (await downloaded(button)).bytes;
}

async function ask(connection: DuckDBConnection, sql: string): Promise<Record<string, unknown>[]> {
  return (await connection.runAndReadAll(sql)).getRowObjectsJson() as Record<string, unknown>[];
}

/** Names of the columns whose values differ from those of the query, once they have its types. */
async function differing(connection: DuckDBConnection, from: string, kept: string[] = []): Promise<string[]> {
  const count = NAMES.map((name) => {
    const read = kept.includes(name) ? `r.${name}` : `CAST(r.${name} AS ${TYPES[name]?.[0]})`;
    return `count(*) FILTER (${read} IS DISTINCT FROM o.${name}) AS ${name}`;
  });
  const [row = {}] = await ask(
    connection,
    `SELECT ${count.join(', ')} FROM (SELECT row_number() OVER () AS i, * FROM (${SQL})) AS o
     JOIN (SELECT row_number() OVER () AS i, * FROM ${from}) AS r USING (i) HAVING count(*) = 3`,
  );
  return NAMES.filter((name) => Number(row[name] ?? 1) !== 0);
}

describe('values of every type', () => {
  let page: Page;
  let complaints: string[];
  let native: DuckDBConnection;
  beforeAll(async () => {
    native = await (await DuckDBInstance.create(':memory:')).connect();
    await native.run("SET TimeZone = 'UTC'");
    ({ page, complaints } = await browser.visit({ route: '#/sql' }));
    await editorReady(page);
    expect((await run(page, SQL)).problem).toBeNull();
  });

  test('are shown in DuckDB’s words', async () => {
    // The sign before a text keeps its byte-order mark, which DuckDB's client for Node takes away.
    const rows = await ask(
      native,
      `SELECT ${NAMES.map((name) => `'-' || "${name}"::VARCHAR AS "${name}"`)} FROM (${SQL})`,
    );
    await page.locator('.result-grid').press('Enter');
    for (const row of rows) {
      await page.getByRole('button', { name: 'Copy as text' }).click();
      const wanted = NAMES.map((name) => String(row[name] ?? '').slice(1)).join('\t');
      await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(wanted);
      await page.locator('.result-grid').press('ArrowDown');
    }
  });

  test('come back equal from CSV, Parquet and JSON in DuckDB elsewhere', async () => {
    const file = (name: string, content: Buffer) => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    const csv = file('all.csv', await saved(page, 'CSV'));
    expect(
      await differing(
        native,
        `read_csv('${csv}', all_varchar = true, header = true, allow_quoted_nulls = false)`,
      ),
    ).toEqual([]);
    const parquet = file('all.parquet', await saved(page, 'Parquet'));
    expect(await differing(native, `read_parquet('${parquet}')`)).toEqual([]);
    const json = file('all.json', await saved(page, 'JSON'));
    const columns = Object.entries(TYPES).map(([name, [type]]) => {
      // DuckDB reads objects whose keys are no texts as texts, and no type that JSON's reader does not know.
      const nested = /^(?:MAP\((?!INTEGER)|BIGNUM|BIT|BLOB|STRUCT)/.test(type);
      return `${name}: '${nested ? 'VARCHAR' : type.replaceAll("'", "''")}'`;
    });
    const [first] = await ask(native, `FROM read_json('${json}', columns = {${columns.join(', ')}}) LIMIT 1`);
    expect(first).toBeDefined();
    const objects = JSON.parse(await (await import('node:fs/promises')).readFile(json, 'utf8')) as Record<
      string,
      unknown
    >[];
    expect(objects[0]).toMatchObject({
      bigint: '-9223372036854775808',
      float: 0.1,
      double: 'nan',
      decimal: 1.1,
      date: '0044-03-15 (BC)',
      list: [1, null],
      days: ['2024-01-02'],
      not_finite: ['nan', 'inf', null],
      struct: { a: 1, 'b c': '\\xAA\\x00b' },
      map: { 10: 'ten', 2: 'two' },
      keyed: { '{"a":1}': 'x', '{"a":2}': 'y' },
    });
    expect(objects[2]).toEqual(Object.fromEntries(NAMES.map((name) => [name, null])));
    const plain = NAMES.filter((name) => !/MAP\(|BIGNUM|BIT|BLOB|STRUCT/.test(TYPES[name]?.[0] ?? ''));
    const different = await differing(native, `read_json('${json}', columns = {${columns.join(', ')}})`, [
      ...NAMES.filter((name) => !plain.includes(name)),
    ]).catch((error: Error) => [error.message]);
    expect(different.filter((name) => plain.includes(name))).toEqual([]);
  });

  test.each(['Parquet', 'Arrow'])('come back from %s as they were, type for type', async (format) => {
    const name = `again.${format.toLowerCase()}`;
    const buffer = await saved(page, format);
    await page.locator('.file-button input').first().setInputFiles({ name, mimeType: '', buffer });
    await page.locator('.sql-message', { hasText: `${name} is the table again now, with 3 rows` }).waitFor();
    await run(
      page,
      `SELECT a.column_name FROM (DESCRIBE again) AS a JOIN (DESCRIBE FROM (${SQL})) AS o USING (column_name)
      WHERE a.column_type <> o.column_type`,
    );
    expect(await page.locator('.sql-result-summary').innerText()).toMatch(/^0 rows/);
    const different = NAMES.map(
      (name) => `count(*) FILTER (a.${name} IS DISTINCT FROM o.${name}) AS ${name}`,
    );
    await run(
      page,
      `UNPIVOT (SELECT ${different.join(', ')} FROM (SELECT row_number() OVER () AS i, * FROM again) AS a
       JOIN (SELECT row_number() OVER () AS i, * FROM (${SQL})) AS o USING (i)) ON COLUMNS(*) INTO NAME which VALUE n`,
    );
    expect((await rowsInView(page)).filter(([, n]) => n !== '0')).toEqual([]);
    expect((await run(page, SQL)).problem).toBeNull();
  });

  test('come back equal from Arrow in DuckDB’s WebAssembly', async () => {
    const bytes = await saved(page, 'Arrow');
    const wasm = await connectDuckDBWasm();
    wasm.insertArrowFromIPCStream(new Uint8Array(bytes.subarray(8)), { name: 'back', create: true });
    const counts = NAMES.map(
      (name) =>
        `count(*) FILTER (CAST(r.${name} AS ${TYPES[name]?.[0]}) IS DISTINCT FROM o.${name})::INTEGER AS ${name}`,
    );
    const found = wasm
      .query(
        `SELECT ${counts.join(', ')} FROM (SELECT row_number() OVER () AS i, * FROM (${SQL})) AS o
         JOIN (SELECT row_number() OVER () AS i, * FROM back) AS r USING (i)`,
      )
      .get(0);
    expect(NAMES.filter((name) => found?.[name] !== 0)).toEqual([]);
  });

  test.each([
    [
      'moments a microsecond apart',
      `SELECT * FROM (VALUES (TIMESTAMP '2024-01-01 00:00:00.000002'), (TIMESTAMP '2024-01-01 00:00:00.000001')) t(v)`,
    ],
    [
      'long integers',
      'SELECT * FROM (VALUES (9007199254740995), (9007199254740992), (9007199254740994), (9007199254740993)) t(v)',
    ],
    ['intervals', 'SELECT v FROM (VALUES (INTERVAL 2 DAY), (INTERVAL 10 DAY), (INTERVAL 1 MONTH)) t(v)'],
    ['lists', 'SELECT * FROM (VALUES ([10]), ([9]), ([1, 2]), (NULL)) t(v)'],
    [
      'members of an ENUM',
      `SELECT v::ENUM('low', 'high', 'absent') AS v FROM (VALUES ('high'), ('absent'), ('low')) t(v)`,
    ],
    ['numbers with NaN', `SELECT * FROM (VALUES ('nan'::DOUBLE), (1), ('inf'), (NULL), (-1)) t(v)`],
  ])('are sorted as DuckDB sorts: %s', async (_, sql) => {
    await run(page, sql);
    const header = page.locator('.result-grid-header button');
    for (const [state, direction] of [
      ['ascending', 'ASC'],
      ['descending', 'DESC'],
    ] as const) {
      await header.click();
      await page.locator(`.result-grid[aria-busy="false"] [aria-sort="${state}"]`).waitFor();
      const order = `SELECT v::VARCHAR AS text FROM (${sql}) AS x ORDER BY x.v ${direction} NULLS LAST`;
      const wanted = await ask(native, order);
      const short = (text: unknown) => (text === null ? 'NULL' : String(text).replace(/^(-?\d+)\.0$/, '$1'));
      await expect
        .poll(async () => (await rowsInView(page)).map(([text]) => text))
        .toEqual(wanted.map(({ text }) => short(text)));
    }
  });

  test('are found by their text', async () => {
    await run(page, "SELECT i, 'row ' || i AS t, DATE '2024-01-01' + i::INTEGER AS d FROM range(100) t(i)");
    await page.getByRole('searchbox', { name: 'Find in these rows' }).fill('ROW 7');
    await page.locator('.result-find', { hasText: '11 of 100 rows' }).waitFor();
    await page.getByRole('searchbox', { name: 'Find in these rows' }).fill('2024-02-2');
    await page.locator('.result-find', { hasText: '10 of 100 rows' }).waitFor();
    expect((await rowsInView(page))[0]).toEqual(['50', 'row 50', '2024-02-20']);
  });

  test('are those of the result, even where its query would give others now', async () => {
    await run(page, 'SELECT random() AS r, now() AS t FROM range(3)');
    const before = await rowsInView(page);
    await page.locator('.result-grid-header button').first().click();
    await page.locator('.result-grid[aria-busy="false"] [aria-sort="ascending"]').waitFor();
    const sorted = (await rowsInView(page)).map(([r]) => r);
    expect(sorted.toSorted()).toEqual(before.map(([r]) => r).toSorted());
    const [, first] = (await saved(page, 'CSV')).toString().split('\n');
    expect(Number(first?.split(',')[0])).toBeCloseTo(Number(before[0]?.[0]), 5);
  });

  test('were shown without a complaint of the browser', () => {
    expect(complaints).toEqual([]);
  });
});
