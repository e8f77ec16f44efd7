import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import type { Field } from 'apache-arrow';
import { identifier } from '../../sql/quote';

/** DuckDB's types of a relation's columns, in order, as `DESCRIBE` writes them. */
export async function describedTypes(
  connection: Pick<AsyncDuckDBConnection, 'query'>,
  relation: string,
): Promise<string[]> {
  const described = await connection.query(`DESCRIBE FROM ${relation}`);
  return Array.from(described.getChild('column_type') ?? [], String);
}

/** The query with columns of these types as text. Columns are identified by position: names may repeat. */
export function asTexts(
  sql: string,
  fields: readonly Field[],
  types: readonly (string | undefined)[],
): string {
  const columns = fields.map(
    ({ name }, place) => `${types[place] ? `c${place}::VARCHAR` : `c${place}`} AS ${identifier(name)}`,
  );
  return `SELECT ${columns.join(', ')} FROM (${sql}\n) AS t(${fields.map((_, place) => `c${place}`).join(', ')})`;
}
