import { describe, expect, it } from 'vitest';
import { definitionOf, kindOf, refusalOf } from '../../../src/sql/statement-kind';

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
