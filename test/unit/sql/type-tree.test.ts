import { expect, it } from 'vitest';
import { typeTree, withLeaves } from '../../../src/sql/type-tree';
import { connectDuckDBWasm } from '../db/duckdb-wasm';

const TYPES = [
  'INTEGER',
  'DECIMAL(38,10)',
  "ENUM('a', 'b,c''d', ') [')",
  'DATE[]',
  'VARCHAR[][3][]',
  'STRUCT(a INTEGER, "b c" BLOB, "d""e(" STRUCT(f DATE[]))',
  'MAP(STRUCT(a INTEGER), DECIMAL(4,2)[])',
  'TIMESTAMP WITH TIME ZONE',
];

it.each(TYPES)('takes %s apart, and puts it together again', (type) => {
  expect(withLeaves(typeTree(type), (name) => name)).toBe(
    type.replace('(a INTEGER', '("a" INTEGER').replace('(f DATE', '("f" DATE'),
  );
});

it('gives types that DuckDB knows, with texts in place of what has no parts', async () => {
  const connection = await connectDuckDBWasm();
  for (const type of TYPES) {
    const texts = withLeaves(typeTree(type), () => 'VARCHAR');
    expect(() => connection.query(`SELECT NULL::${type}::${texts}`), texts).not.toThrow();
  }
});

it('leaves fields without names, and unions, as they are', () => {
  for (const type of ['STRUCT(INTEGER, VARCHAR)', 'UNION(n INTEGER, s VARCHAR)'])
    expect(typeTree(type)).toEqual({ kind: 'leaf', name: type });
});
