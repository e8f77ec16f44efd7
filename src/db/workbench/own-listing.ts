import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import { identifier, literal } from '../../sql/quote';
import { resultSet } from '../arrow/result-set';
import type { OwnColumn, OwnObject } from '../types';

type Kind = OwnObject['kind'];

const THIS = (database: string) => `database_name = ${literal(database)}`;

/** Each kind is asked for apart: what DuckDB cannot list of one hides no other. */
const LISTINGS: Readonly<Record<Kind, (database: string) => string>> = {
  table: (database) => `
SELECT schema_name AS "schema", table_name AS name, sql, estimated_size::DOUBLE AS "rows"
FROM duckdb_tables() WHERE ${THIS(database)} AND NOT internal ORDER BY ALL`,
  view: (database) => `
SELECT schema_name AS "schema", view_name AS name, sql
FROM duckdb_views() WHERE ${THIS(database)} AND NOT internal ORDER BY ALL`,
  macro: (database) => `
SELECT schema_name AS "schema", function_name AS name, string_agg('(' || array_to_string(parameters, ', ') || ') AS '
  || CASE function_type WHEN 'table_macro' THEN 'TABLE ' ELSE '' END || macro_definition, ', ') AS body
FROM duckdb_functions() WHERE ${THIS(database)} AND NOT internal GROUP BY ALL ORDER BY ALL`,
  type: (database) => `
SELECT schema_name AS "schema", type_name AS name, labels
FROM duckdb_types() WHERE ${THIS(database)} AND NOT internal ORDER BY ALL`,
  sequence: (database) => `
SELECT schema_name AS "schema", sequence_name AS name, sql
FROM duckdb_sequences() WHERE ${THIS(database)} ORDER BY ALL`,
};

const COLUMNS = (database: string) => `
SELECT schema_name AS "schema", table_name AS "table", column_name AS name, data_type AS type
FROM duckdb_columns() WHERE ${THIS(database)} AND NOT internal
ORDER BY schema_name, table_name, column_index`;

type Row = Record<string, unknown>;

async function rowsOf(connection: AsyncDuckDBConnection, sql: string): Promise<Row[]> {
  try {
    return resultSet(await connection.query(sql)).rows();
  } catch {
    return [];
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** DuckDB keeps no statement for a macro or a type; a type that is no enumeration cannot be written again. */
function sqlOf(kind: Kind, row: Row): string {
  const name = identifier(text(row.name));
  if (kind === 'macro') return `CREATE MACRO ${name}${text(row.body)};`;
  if (kind !== 'type') return text(row.sql);
  if (!Array.isArray(row.labels)) return '';
  return `CREATE TYPE ${name} AS ENUM (${row.labels.map((label) => literal(text(label))).join(', ')});`;
}

/** What is in a database. */
export async function objectsOf(connection: AsyncDuckDBConnection, database: string): Promise<OwnObject[]> {
  const columns = new Map<string, OwnColumn[]>();
  for (const row of await rowsOf(connection, COLUMNS(database))) {
    const key = JSON.stringify([row.schema, row.table]);
    const before = columns.get(key) ?? [];
    columns.set(key, before);
    before.push({ name: text(row.name), type: text(row.type) });
  }
  const objects: OwnObject[] = [];
  for (const kind of Object.keys(LISTINGS) as Kind[])
    for (const row of await rowsOf(connection, LISTINGS[kind](database)))
      objects.push({
        kind,
        schema: text(row.schema),
        name: text(row.name),
        sql: sqlOf(kind, row),
        rows: typeof row.rows === 'number' ? row.rows : null,
        columns: columns.get(JSON.stringify([row.schema, row.name])) ?? [],
      });
  return objects;
}
