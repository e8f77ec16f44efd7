import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { openFigures } from '../../../pipeline/duckdb';
import { tableNamed } from '../../../src/domain/tables';
import { type SnippetParts, snippet } from '../../../src/sql/snippets';

const sqlOf = (name: string) => readFileSync(`src/sql/views/${name}.sql`, 'utf8');
const table = (name: string, ...urls: string[]) => ({
  name,
  columns: tableNamed(name).columns.map((column) => ({ name: column.name, type: column.type })),
  urls,
});

const PARTS: SnippetParts = {
  sql: "SELECT predictor, f1(count(*) FILTER (will_act AND predicted), 1, 1) AS f, 'it''s' AS q\nFROM gap_prediction GROUP BY ALL ORDER BY ALL;",
  tables: [table('gap_prediction', 'public/data/gap_prediction.parquet')],
  definitions: [sqlOf('measures')],
  own: [],
  notes: ['A note.'],
};

describe('a program that gives the same result', () => {
  it('does, for DuckDB’s command line', async () => {
    const figures = await openFigures('public/data');
    const expected = await figures.query(PARTS.sql);
    figures.close();
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const program = snippet('cli', PARTS);
    expect(program).toMatch(/^-- A note\./);
    const reader = await connection.runAndReadAll(program);
    expect(reader.getRowObjectsJS()).toEqual(expected);
    expect(expected).toHaveLength(2);
  });

  it('ends a statement after its last comment', () => {
    expect(snippet('cli', { ...PARTS, sql: 'SELECT 1 -- one' })).toMatch(/SELECT 1 -- one\n;\n$/);
  });

  it('keeps the SQL intact in Python and in R, whatever quotes it contains', () => {
    const parts = { ...PARTS, sql: `SELECT '\\', '"""', ')"', ')-"' AS "x"` };
    expect(snippet('python', parts)).toContain(`SELECT '\\\\', '\\"\\"\\"', ')"', ')-"' AS "x"`);
    expect(snippet('r', parts)).toContain(`r"--(\nSELECT '\\', '"""', ')"', ')-"' AS "x"\n)--"`);
  });
});
