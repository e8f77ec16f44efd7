import { describe, expect, it } from 'vitest';
import { definitionOf, kindOf, makesOnly, refusalOf } from '../../../src/sql/statement-kind';

describe('what a statement does', () => {
  it.each([
    'SELECT 1',
    '(SELECT 1)',
    '-- a comment\nFROM models',
    'WITH a AS (SELECT 1) FROM a',
    'pivot models ON model',
    'EXPLAIN SELECT 1',
    'EXPLAIN DROP TABLE x',
    'EXPLAIN ANALYZE SELECT 1',
    'SUMMARIZE models',
  ])('%j reads', (sql) => {
    expect(kindOf(sql)).toBe('reads');
  });

  it.each([
    'CREATE TABLE a AS SELECT 1',
    'DROP TABLE models',
    'EXPLAIN ANALYZE DELETE FROM models',
    'SET VARIABLE a = 1',
    'PREPARE p AS SELECT 1',
    'WHATEVER',
  ])('%j may change something', (sql) => {
    expect(kindOf(sql)).toBe('other');
  });

  it.each([
    "ATTACH 'x.db'",
    '/* a */ DETACH memory',
    `/*${'x'.repeat(20_000)}*/ DETACH memory`,
    'USE memory',
    "COPY models TO 'x'",
    "export database 'x'",
    'INSTALL httpfs',
    'FORCE INSTALL httpfs',
    'LOAD httpfs',
    'BEGIN',
    'COMMIT',
    'ROLLBACK',
    "SET memory_limit = '8GB'",
    'RESET memory_limit',
    'PREPARE p AS DETACH memory',
    "EXPLAIN ANALYZE ATTACH 'x'",
    'UPDATE EXTENSIONS',
    'CHECKPOINT',
  ])('%j is refused, with what to do instead', (sql) => {
    expect(kindOf(sql)).toBe('refused');
    expect(refusalOf(sql)?.text.length).toBeGreaterThan(20);
    expect(refusalOf(sql)?.instead.length).toBeGreaterThan(20);
  });

  it('knows which macro or type a statement makes', () => {
    expect(definitionOf('CREATE OR REPLACE MACRO Plus(a) AS a + 1')).toEqual({ kind: 'macro', name: 'plus' });
    expect(definitionOf('CREATE FUNCTION mine.main.f(a) AS a')).toEqual({ kind: 'macro', name: 'f' });
    expect(definitionOf("CREATE TYPE mood AS ENUM ('a')")).toEqual({ kind: 'type', name: 'mood' });
    expect(definitionOf('CREATE TABLE t AS SELECT 1')).toBeNull();
  });
});

describe('a statement that is stored for something of the reader’s', () => {
  const makes = (sql: string, kind = 'table', name = 'a', schema = 'main') =>
    makesOnly(sql, { kind: kind as 'table', schema, name }, 'mine');

  it.each([
    ['CREATE TABLE a(n INTEGER);', 'table', 'a', 'main'],
    ['create or replace table "A" (n INTEGER)', 'table', 'a', 'main'],
    ['CREATE TABLE s."a b"(n INTEGER);', 'table', 'a b', 's'],
    ['CREATE VIEW mine.s.v (x) AS SELECT * FROM t;', 'view', 'v', 's'],
    ['CREATE VIEW mine.v AS SELECT 1', 'view', 'v', 'main'],
    ['-- adds\nCREATE OR REPLACE FUNCTION plus(a) AS a + 1', 'macro', 'plus', 'main'],
    ["CREATE MACRO IF NOT EXISTS main.plus(a) AS (SELECT ';')", 'macro', 'plus', 'main'],
    ["CREATE TYPE mood AS ENUM ('a', 'b')", 'type', 'mood', 'main'],
    ['CREATE SEQUENCE "q""q" START 5 NO CYCLE;', 'sequence', 'q"q', 'main'],
  ])('makes it: %s', (sql, kind, name, schema) => {
    expect(makes(sql, kind, name, schema)).toBe(true);
  });

  it.each([
    '',
    ';',
    'SELECT 1',
    'DROP TABLE a',
    "SET memory_limit = '8GB'",
    "ATTACH 'x.db'",
    "COPY a TO 'x'",
    'CREATE TABLE a(n INTEGER); DROP TABLE b',
    "CREATE TABLE a(n INTEGER); SET memory_limit = '8GB'",
    'CREATE TABLE a(n INTEGER)\0; DROP TABLE b',
    '/* a */ CREATE VIEW a AS SELECT 1',
    'CREATE TEMP TABLE a(n INTEGER)',
    'CREATE OR REPLACE TEMPORARY TABLE a(n INTEGER)',
    'CREATE SCHEMA a',
    'CREATE INDEX a ON models(model)',
    'CREATE SECRET a (TYPE s3)',
    'CREATE TABLE models(n INTEGER)',
    'CREATE OR REPLACE TABLE memory.main.a(n INTEGER)',
    'CREATE TABLE memory.a(n INTEGER)',
    'CREATE TABLE other.a(n INTEGER)',
    'CREATE TABLE mine.other.a(n INTEGER)',
    "CREATE TABLE 'a'(n INTEGER)",
    'CREATE TABLE',
    'CREATE TABLE a.',
    'CREATE "TABLE" a(n INTEGER)',
    'EXPLAIN ANALYZE CREATE TABLE a(n INTEGER)',
    'PREPARE p AS CREATE TABLE a AS SELECT 1',
  ])('does not make it: %j', (sql) => {
    expect(makes(sql)).toBe(false);
  });
});
