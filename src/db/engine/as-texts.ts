import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import type { Field } from 'apache-arrow';
import { isNumber } from '../../sql/number-types';
import { identifier } from '../../sql/quote';

export interface DescribedColumn {
  readonly name: string;
  /** As `DESCRIBE` writes it. */
  readonly type: string;
}

/**
 * The columns of a relation, in order.
 *
 * @param before statements that are sent with it
 */
export async function describe(
  connection: Pick<AsyncDuckDBConnection, 'query'>,
  relation: string,
  before = '',
): Promise<DescribedColumn[]> {
  const described = await connection.query(`${before}DESCRIBE FROM ${relation}`);
  const types = Array.from(described.getChild('column_type') ?? [], String);
  return Array.from(described.getChild('column_name') ?? [], (name, place) => ({
    name: String(name),
    type: types[place] ?? '',
  }));
}

/** Where a column may be neither number, boolean nor text: DuckDB says so before the query is run. */
export const MAY_NEED_TEXTS =
  /[[{]|\b(?:via_actions|mine|list\w*|array\w*|struct\w*|row|map\w*|union\w*|date\w*|time\w*|interval|now|today|current_\w+|float4?|real|blob|bit|enum\w*|age|make_\w+|epoch\w*|histogram|\w*split\w*|regexp_\w+|range|generate_series|strptime|to_\w+|from_\w+|encode|unhex|summarize|bitstring\w*|uuid\w*|u?hugeint|varint|bignum)\b/i;

/** Numbers that Arrow lacks, or that DuckDB writes otherwise than JavaScript. */
const NOT_PLAIN = /^(?:FLOAT|UHUGEINT|BIGNUM|VARINT)$/;

/** Whether a column of this type arrives as `isPlain` says. */
export function isPlainType(type: string): boolean {
  return isNumber(type) ? !NOT_PLAIN.test(type) : /^(?:VARCHAR|UUID|JSON|BOOLEAN)$/.test(type);
}

/** The query with columns of these types as text. Columns are identified by position: names may repeat. */
export function asTexts(
  sql: string,
  fields: readonly Pick<Field, 'name'>[],
  types: readonly (string | undefined)[],
): string {
  const columns = fields.map(
    ({ name }, place) => `${types[place] ? `c${place}::VARCHAR` : `c${place}`} AS ${identifier(name)}`,
  );
  return `SELECT ${columns.join(', ')} FROM (${sql}\n) AS t(${fields.map((_, place) => `c${place}`).join(', ')})`;
}
