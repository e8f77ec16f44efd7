import { expect, it } from 'vitest';
import { isPlainType } from '../../../src/sql/plain-type';

it.each([
  'INTERVAL',
  'DECIMAL(38,3)',
  'DECIMAL(4, 2)[]',
  "ENUM('a', 'it''s; DROP TABLE x')",
  'TIMESTAMP WITH TIME ZONE',
  'STRUCT(a INTEGER, "b c" VARCHAR[3])[]',
  'MAP(STRUCT(a INTEGER), UNION(n BIGINT, t VARCHAR))',
  'UHUGEINT',
  'TIMESTAMP_NS',
])('%s is a type', (text) => expect(isPlainType(text)).toBe(true));

it.each([
  '',
  'INTEGER; DROP TABLE x',
  'INTEGER) FROM x --',
  "ENUM('a'",
  "ENUM('a' || 'b')",
  'ENUM(SELECT 1)',
  'mine.own',
  'INTEGER AS x',
  'TIMESTAMP WITH TIME',
  'STRUCT(INTEGER)',
  'INTEGER[',
  'INTEGER /* */',
  'LIST(INTEGER)',
  `${'STRUCT(a '.repeat(20)}INTEGER${')'.repeat(20)}`,
])('%j is not', (text) => expect(isPlainType(text)).toBe(false));
