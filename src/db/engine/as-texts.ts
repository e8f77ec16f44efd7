import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import type { Field } from 'apache-arrow';
import { identifier } from '../../sql/quote';

/** DuckDB types without one of their own in Arrow as DuckDB-WASM writes it. */
const WRONG = /\b(?:ENUM|INTERVAL|UHUGEINT|BIGNUM|VARINT|TIME WITH TIME ZONE|BIT)\b/;

/**
 * By position: DuckDB's types of a query's columns that do not arrive as they are.
 *
 * @param lost the types according to Arrow, where DuckDB does not describe the query
 */
export async function wrongTypes(
  connection: AsyncDuckDBConnection,
  sql: string,
  lost: readonly (string | undefined)[],
): Promise<readonly (string | undefined)[]> {
  try {
    const described = await connection.query(`DESCRIBE FROM (${sql}\n)`);
    const types = Array.from(described.getChild('column_type') ?? [], String);
    return types.map((type) => (WRONG.test(type) ? type.replace(/ENUM\(.*?'\)/g, 'ENUM') : undefined));
  } catch {
    return lost;
  }
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
