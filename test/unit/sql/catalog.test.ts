import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Figures, openFigures } from '../../../pipeline/duckdb';
import { KEY_VALUES, RELATIONS } from '../../../src/sql/catalog';

let figures: Figures;
beforeAll(async () => {
  figures = await openFigures('public/data');
});
afterAll(() => figures.close());

describe('the catalogue', () => {
  it.each(
    RELATIONS.filter(({ kind }) => kind === 'view').map((relation) => [relation.name, relation] as const),
  )('describes the view %s as DuckDB does', async (name, { columns }) => {
    const described = await figures.query<{ column_name: string; column_type: string }>(
      `SELECT column_name, column_type FROM (DESCRIBE ${name})`,
    );
    expect(columns.map((column) => `${column.name} ${column.type}`)).toEqual(
      described.map((row) => `${row.column_name} ${row.column_type}`),
    );
    for (const { meaning } of columns) expect(meaning.length).toBeGreaterThan(5);
  });

  it('offers for key columns the values that they have', async () => {
    for (const [relation, column] of [
      ['countries', 'country'],
      ['countries', 'code'],
      ['topics', 'topic'],
      ['schwartz_values', 'value'],
      ['schwartz_values', 'type'],
      ['models', 'model'],
      ['cells', 'stated'],
      ['human_annotation', 'criterion'],
      ['gap_prediction', 'evidence_shown'],
    ] as const) {
      const rows = await figures.query<{ v: string }>(`SELECT DISTINCT ${column} AS v FROM ${relation}`);
      const offered = KEY_VALUES.get(column) ?? [];
      expect(
        rows.filter(({ v }) => v !== null && !offered.includes(v)),
        column,
      ).toEqual([]);
    }
    expect(KEY_VALUES.get('country')).toHaveLength(12);
  });
});
