import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { COOKBOOK } from '../../src/sql/cookbook';
import { rowsOf } from './ask-lens';
import { sharedBrowser, type Visit } from './harness';
import { editorReady, rowsInView, run } from './sql-page';

const browser = sharedBrowser();

/** Every published figure in one number. */
const FINGERPRINT = `
SELECT (SELECT sum(hash(a)) FROM country_alignment AS a)::VARCHAR AS alignment,
       (SELECT sum(hash(c)) FROM cells AS c)::VARCHAR AS cells,
       (SELECT sum(hash(m)) FROM models AS m)::VARCHAR AS models,
       (SELECT sum(hash(t)) FROM topics AS t)::VARCHAR AS topics`;

/** Each needs a reason that a reader can act on. */
const REFUSED: readonly string[] = [
  // Broken.
  'SELEC 1',
  'SELECT * FROM models WHERE',
  'SELECT (1',
  "SELECT 'open",
  'SELECT "open',
  'FROM',
  'SELECT * FROM models ORDER',
  ';;;;SELECT',
  '😀',
  'SELECT \u0000',
  'SELECT 1 +',
  // Missing names.
  'FROM nowhere',
  'FROM modles',
  'SELECT nothing FROM models',
  'SELECT m.nothing FROM models m',
  'SELECT lenght(label) FROM models',
  'SELECT count(*) FROM models GROUP BY nothing',
  'DROP TABLE nowhere',
  'INSERT INTO nowhere VALUES (1)',
  'SELECT * FROM mine.nowhere',
  // Wrong types and values.
  "SELECT 'x'::INTEGER",
  'SELECT label + 1 FROM models',
  'SELECT 1 / NULL::STRUCT(a INTEGER)',
  'SELECT sum(label) FROM models',
  "SELECT DATE '2025-02-30'",
  'SELECT 9223372036854775807 + 1',
  // Elsewhere.
  "SELECT * FROM read_parquet('https://example.com/x.parquet')",
  "SELECT * FROM 'https://example.com/x.csv'",
  "SELECT * FROM read_csv('https://example.com/x.csv')",
  "SELECT * FROM read_json('https://example.com/x.json')",
  "SELECT * FROM read_text('/etc/passwd')",
  "SELECT * FROM read_blob('/etc/passwd')",
  "SELECT * FROM glob('*')",
  "FROM 'file.parquet'",
  "SELECT json_extract('{}', '$.a')",
  "SELECT '{}'::JSON",
  "SELECT now() AT TIME ZONE 'Europe/Berlin'",
  // What is locked.
  'INSTALL httpfs',
  'LOAD json',
  'FORCE INSTALL spatial',
  "ATTACH 'other.db'",
  "ATTACH ':memory:' AS other",
  "ATTACH 'https://example.com/x.db'",
  'DETACH memory',
  'DETACH mine',
  "COPY models TO 'models.csv'",
  "COPY models FROM 'models.csv'",
  "EXPORT DATABASE 'folder'",
  "IMPORT DATABASE 'folder'",
  "SET memory_limit = '16GB'",
  'SET enable_external_access = true',
  'RESET lock_configuration',
  'USE memory',
  'BEGIN; DROP TABLE models; COMMIT',
  'COMMIT; DROP TABLE models',
  'CHECKPOINT',
  'PREPARE p AS DETACH memory',
  // The one folder that is open: nothing is written there but by the page, and nothing leads out of it.
  "COPY (SELECT 1) TO 'lens/out.csv'",
  "EXPLAIN ANALYZE COPY (SELECT 1) TO 'lens/out.csv'",
  "PREPARE p AS COPY (SELECT 1) TO 'lens/out.csv'",
  "COPY models FROM 'lens/models.csv'",
  "EXPORT DATABASE mine TO 'lens/all'",
  "ATTACH 'lens/new.duckdb'",
  "FROM read_text('lens/../etc/passwd')",
  "FROM read_csv('lens/../../x.csv')",
  "FROM glob('lens/../*')",
  "FROM glob('**')",
  "FROM read_blob('other/x')",
  "FROM 'lens/missing.csv'",
  "SET allowed_directories = ['/']",
  // Where results go to be sorted.
  'CREATE TABLE lens_results.t AS SELECT 1 AS a',
  'DROP DATABASE lens_results',
  'CREATE SCHEMA lens_results',
  // The published tables.
  'DROP TABLE models',
  'DROP VIEW country_alignment',
  'DROP SCHEMA memory.main CASCADE',
  'DROP SCHEMA mine.main CASCADE',
  'DELETE FROM topics',
  "UPDATE models SET label = 'x'",
  "INSERT INTO topics VALUES ('x', 'x')",
  'TRUNCATE topics',
  'ALTER TABLE models RENAME TO others',
  'ALTER TABLE models ADD COLUMN x INTEGER',
  'CREATE OR REPLACE TABLE memory.main.models AS SELECT 1',
  'CREATE OR REPLACE VIEW memory.main.country_alignment AS SELECT 1',
  'CREATE OR REPLACE MACRO memory.main.f1(tp, fp, fn) AS 1',
  'CREATE TABLE models AS SELECT 1 AS model',
  'CREATE VIEW cells AS SELECT 1 AS model',
  'CREATE INDEX i ON models (model)',
  "COMMENT ON TABLE models IS 'x'",
  'WITH x AS (SELECT 1) DELETE FROM topics',
  'EXPLAIN ANALYZE DELETE FROM topics',
  'SELECT 1 AS 😀$$; DROP TABLE models; $$',
  'INSERT INTO "memory"."main"."TOPICS" SELECT * FROM topics',
  'DROP TABLE IF EXISTS main.models CASCADE',
  'ALTER VIEW model_alignment RENAME TO other',
  'CREATE TABLE t1 (a INT); ALTER TABLE t1 RENAME TO models',
  'WITH x AS (SELECT 1 AS a) INSERT INTO topics SELECT a, a FROM x',
  'WITH gone AS (DELETE FROM topics RETURNING *) FROM gone',
  'PREPARE p AS DELETE FROM topics; EXECUTE p',
  "FROM query('SELECT 1; DROP TABLE topics')",
  "MERGE INTO topics USING (SELECT 'Politics' AS topic) s USING (topic) WHEN MATCHED THEN DELETE",
  'COPY FROM DATABASE mine TO memory',
  'FORCE CHECKPOINT',
  'CREATE SCHEMA memory.other',
  // What would hide a published name, or a function that a published view calls.
  'CREATE TEMP TABLE models AS SELECT 1 AS model',
  'CREATE TEMP VIEW cells AS SELECT 1 AS model',
  'CREATE MACRO f1(tp, fp, fn) AS 99',
  'CREATE TEMP MACRO f1(tp, fp, fn) AS 0.5',
  'CREATE OR REPLACE MACRO sum(x) AS 0',
  'CREATE FUNCTION mine.main.AVG(x) AS 7.5',
  'PREPARE p AS CREATE MACRO abs(x) AS 3; EXECUTE p',
  'CREATE SCHEMA mine.memory',
  // Nothing at all.
  '',
  ';;',
  '-- a comment alone',
  '/* never closed; SELECT 1',
  '.tables',
  '\\d models',
  // Nested too deep.
  `SELECT ${'('.repeat(50_000)}1${')'.repeat(50_000)}`,
  `SELECT ${'NOT '.repeat(3000)}true`,
  // What other databases accept.
  'SELECT `model` FROM models',
  'SELECT TOP 5 * FROM models',
  'SELECT * FROM models WHERE model = "gpt-4o"',
  "FROM 's3://bucket/x.parquet'",
  'SELECT current_date',
  'SELECT now() - INTERVAL 1 DAY',
  'SELECT rank() FROM models',
  'SELECT (SELECT model FROM models)',
  'SELECT ?',
  // Too much.
  "SELECT string_agg(i::VARCHAR || repeat('x', 1000), '') FROM range(3000000) t(i)",
  'SELECT * FROM range(100000000) a(i) ORDER BY hash(i) DESC',
];

/** Odd, but they have an answer. */
const ANSWERED: readonly string[] = [
  `SELECT ${'['.repeat(200)}1${']'.repeat(200)}`,
  `SELECT length('${'x'.repeat(100_000)}')`,
  'SELECT 1; SELECT 2; SELECT 3',
  'CREATE TEMP TABLE passing AS SELECT 1 AS model; FROM passing',
  'CREATE MACRO add(a, b) AS a + b; SELECT add(1, 2)',
  'CREATE SCHEMA mine.other; CREATE TABLE mine.other.models AS SELECT 1 AS x',
  "SET VARIABLE a = 1; SELECT getvariable('a')",
  "SELECT [1] AS l, {'a': [2]} AS s WHERE false",
  'FROM duckdb_secrets()',
  Array.from({ length: 300 }, (_, n) => `SELECT ${n}`).join(';'),
  `SELECT ${Array.from({ length: 400 }, (_, n) => `${n} AS c${n}`).join(', ')}`,
];

const WORKS: readonly (readonly [string, RegExp])[] = [
  ['WITH a AS (SELECT 1 AS x), b AS (SELECT x + 1 AS y FROM a) FROM b', /^2$/],
  ['WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 5) SELECT max(n) FROM r', /^5$/],
  ['SELECT rank() OVER (ORDER BY alignment_rate DESC) AS r FROM model_alignment QUALIFY r = 1', /^1$/],
  ['PIVOT (SELECT region FROM countries) ON region USING count(*)', /^\d$/],
  ['UNPIVOT (SELECT 1 AS a, 2 AS b) ON a, b', /^a$/],
  ['SELECT list_sum(list_transform([1, 2, 3], lambda x: x * 2))', /^12$/],
  ['SELECT [x * 2 FOR x IN [1, 2] IF x > 1]', /^\[4\]$/],
  ['SELECT count(*) FROM cells USING SAMPLE 10 PERCENT (bernoulli, 42)', /^\d+$/],
  [
    `SELECT label FROM (VALUES (1, 'a'), (5, 'b')) AS p(t, label) ASOF JOIN (VALUES (3)) AS q(s) ON p.t >= q.s`,
    /^b$/,
  ],
  ['SUMMARIZE models', /^model$/],
  ['DESCRIBE cells', /^model$/],
  ["SELECT COLUMNS(c -> c LIKE 'la%') FROM models ORDER BY 1 LIMIT 1", /Claude/],
  ['SELECT * EXCLUDE (note) FROM models ORDER BY model LIMIT 1', /claude/],
  ["FROM models SELECT count(*) FILTER (origin = 'published')", /^\d+$/],
  ["SELECT {'a': 1, 'b': [2, 3]}.b[2]", /^3$/],
  ['SELECT INTERVAL 3 DAY + INTERVAL 1 HOUR', /3 days/],
  ["SELECT 'b'::ENUM ('a', 'b')", /^b$/],
  ['SELECT unnest([10, 20]) AS n ORDER BY n DESC LIMIT 1', /^20$/],
  ["SELECT regexp_extract('a-42', '\\d+')::INTEGER", /^42$/],
  ["SELECT TIMETZ '12:34:56+02'", /^12:34:56\+02$/],
  ["SELECT '101'::BIT", /^101$/],
  ["SELECT '\\xAA\\x00b'::BLOB", /^\\xAA\\x00b$/],
  ["SELECT TIMESTAMP '2024-01-01 12:34:56.123456'", /^2024-01-01 12:34:56\.123456$/],
  ["SELECT 'a'::ENUM ('a') AS x, INTERVAL 1 DAY AS x", /^a$/],
  ['SELECT 170141183460469231731687303715884105727::HUGEINT', /^170141183460469231731687303715884105727$/],
];

/** After each of these the figures are compared. */
const batches = (statements: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(statements.length / 8) }, (_, n) => statements.slice(n * 8, n * 8 + 8));

describe('the SQL page', () => {
  let visit: Visit;
  let page: Page;
  let before: unknown;
  beforeAll(async () => {
    visit = await browser.visit({ route: '#/sql' });
    page = visit.page;
    await editorReady(page);
    [before] = await rowsOf(page, FINGERPRINT);
  });

  test('has at least 60 of them', () => {
    expect(REFUSED.length + ANSWERED.length).toBeGreaterThanOrEqual(60);
  });

  test('refuses each with a reason, changes nothing, and goes on', async () => {
    for (const batch of batches(REFUSED)) {
      for (const sql of batch) {
        const { problem } = await run(page, sql);
        expect(problem?.length ?? 0, `${sql} → ${problem}`).toBeGreaterThan(20);
        expect(problem, sql).not.toMatch(/exception_type|undefined|\[object/);
      }
      expect(await rowsOf(page, FINGERPRINT), `one of ${batch.join('\n')}`).toEqual([before]);
    }
    expect((await run(page, 'SELECT 41 + 1 AS answer')).problem).toBeNull();
    expect(await rowsInView(page)).toEqual([['42']]);
  });

  test('answers odd ones, and the published figures are as before', async () => {
    for (const sql of ANSWERED) {
      const { problem, summary } = await run(page, sql);
      expect(problem, sql.slice(0, 80)).toBeNull();
      expect(summary, sql.slice(0, 80)).not.toBeNull();
      expect(await rowsOf(page, FINGERPRINT), sql.slice(0, 80)).toEqual([before]);
    }
  });

  test('gives the same figures beside what the reader made', async () => {
    await run(page, FINGERPRINT);
    expect(await rowsInView(page)).toEqual([Object.values(before as object)]);
  });

  test.each(WORKS)('understands %s', async (sql, expected) => {
    const { problem } = await run(page, sql);
    expect(problem).toBeNull();
    expect((await rowsInView(page))[0]?.[0]).toMatch(expected);
  });

  test('answers every worked question', async () => {
    for (const { id, sql } of COOKBOOK.flatMap(({ questions }) => questions)) {
      const { problem, summary } = await run(page, sql);
      expect(problem, id).toBeNull();
      expect(summary, id).toMatch(/^[1-9]\d* rows?, /);
    }
  });

  test('shows a plan as text', async () => {
    expect((await run(page, 'EXPLAIN ANALYZE SELECT count(*) FROM cells')).problem).toBeNull();
    await expect
      .poll(() => page.locator('.sql-plan').innerText())
      .toMatch(/UNGROUPED_AGGREGATE|TABLE_SCAN|SEQ_SCAN/);
  });

  test('has asked no other host and complained of nothing', () => {
    const { origin } = new URL(page.url());
    expect(visit.requests.filter((url) => !url.startsWith(origin) && !url.startsWith('blob:'))).toEqual([]);
    expect(visit.complaints).toEqual([]);
  });
});
