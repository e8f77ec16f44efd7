import { describe, expect, it } from 'vitest';
import { TABLES } from '../../../src/domain/tables';
import { VIEWS } from '../../../src/domain/views';
import { isTable, relationsFor } from '../../../src/sql/relations';
import { VIEW_SQL } from '../../../src/sql/views';

const names = (sql: string) => [...relationsFor(sql)].sort();
const EVERYTHING = [...TABLES.map(({ name }) => name), ...VIEWS].sort();

describe('the tables that a statement needs', () => {
  it.each([
    ['SELECT 1', []],
    ['', []],
    ['FROM models', ['models']],
    ['from MODELS', ['models']],
    ['SELECT * FROM "models"', ['models']],
    ['SELECT models.label FROM main.models', ['models']],
    ['SELECT * FROM models/**/JOIN\ncountries ON true', ['countries', 'models']],
    ['FROM task1_ratings', ['task1_ratings']],
  ])('of %j are %j', (sql, expected) => {
    expect(names(sql)).toEqual(expected);
  });

  it.each(['FROM my_models', 'FROM models2', "SELECT 'remodels'", 'SELECT task1_ratings_of_mine'])(
    'are none where a name is only part of a word: %s',
    (sql) => {
      expect(names(sql)).toEqual([]);
    },
  );

  it.each(["SELECT 'models'", '-- models\nSELECT 1', '/* models */ SELECT 1', 'SELECT 1 AS models'])(
    'may be one too many for a text or a comment, never one too few: %s',
    (sql) => {
      expect(names(sql)).toContain('models');
    },
  );

  it('include, for a view, what it depends on', () => {
    expect(names('FROM scenario_alignment')).toEqual(['cells', 'scenario_alignment', 'schwartz_values']);
    expect(names('FROM model_alignment')).toEqual(
      expect.arrayContaining(['cells', 'country_alignment', 'scenario_alignment', 'countries', 'topics']),
    );
  });

  it.each([...VIEWS.filter((view) => view !== 'cell_preferences'), 'cells'])(
    'are no raw answers for %s',
    (name) => {
      expect(names(`FROM ${name}`).filter((own) => /^task/.test(own))).toEqual([]);
    },
  );

  it.each([
    'SHOW TABLES',
    'describe models',
    'SUMMARIZE models',
    'FROM information_schema.tables',
    'FROM duckdb_tables()',
    'FROM pg_catalog.pg_class',
    'PRAGMA show_tables',
    "FROM query_table('mod' || 'els')",
    "FROM query('FROM mod' || 'els')",
  ])('are all of them where it queries the catalogue or computes a name: %s', (sql) => {
    expect(names(sql)).toEqual(EVERYTHING);
  });
});

describe('a view', () => {
  it.each(VIEWS)('%s depends on views made before it, and never on itself', (view) => {
    const beneath = [...relationsFor(VIEW_SQL[view])];
    expect(beneath).toContain('cells');
    expect(beneath).not.toContain(view);
    const made: readonly string[] = VIEWS.slice(0, VIEWS.indexOf(view));
    for (const name of beneath.filter((own) => !isTable(own))) expect(made).toContain(name);
  });
});
