/** Views by which imported tables can be read under their files' names, as in `FROM 'survey.csv'`. */
import { type Runner, rowsOf } from './csv-sql';
import { OWN_DATABASE } from './databases';
import { ownPath } from './own-path';

export async function nameByFile(runner: Runner, table: string, file: string): Promise<void> {
  if (file.toLowerCase() === table.toLowerCase()) return;
  try {
    await runner.query(`CREATE OR REPLACE VIEW ${ownPath(file)} AS FROM ${ownPath(table)}`);
  } catch {
    // The reader has a table of that name.
  }
}

/** Statements after which such a view may have no table any more. */
export const LEAVES_VIEWS = /\b(?:drop|alter)\b/i;

/** As DuckDB writes down what `nameByFile` makes. */
const LEFT = `
SELECT view_name AS name FROM duckdb_views() AS v
WHERE database_name = '${OWN_DATABASE}' AND schema_name = 'main' AND contains(view_name, '.')
  AND regexp_matches(sql, ' AS SELECT \\* FROM ${OWN_DATABASE}\\.main\\.([^ ]+);$')
  AND NOT EXISTS (
    SELECT 1 FROM (SELECT database_name, schema_name, table_name AS name FROM duckdb_tables()
      UNION ALL SELECT database_name, schema_name, view_name FROM duckdb_views()) AS t
    WHERE t.database_name = '${OWN_DATABASE}' AND t.schema_name = 'main'
      AND replace(split_part(v.sql, ' FROM ${OWN_DATABASE}.main.', -1), '"', '') = t.name || ';')`;

/** Drops those whose table is gone. */
export async function dropLeftViews(runner: Runner): Promise<void> {
  for (const { name } of await rowsOf<{ name: string }>(runner, LEFT))
    await runner.query(`DROP VIEW ${ownPath(name)}`);
}
