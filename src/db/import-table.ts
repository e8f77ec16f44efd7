import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import { identifier } from './identifier';
import { literal } from './literal';
import { OWN_DATABASE } from './script';

/** A table of the reader's own, read from a file. */
export interface ImportedTable {
  readonly name: string;
  /** An Arrow IPC stream. */
  readonly ipc: Uint8Array<ArrayBuffer>;
  readonly rows: number;
  /** True where all columns are texts, as of a CSV file: DuckDB finds their types. */
  readonly texts: boolean;
}

/**
 * The types that a column of texts may have, the narrowest first, with what its texts must look like: a cast alone would
 * round fractions, read 0 and 1 as truth values, and drop leading zeros and the
 * last digits of long numbers.
 */
const TYPES = [
  { type: 'BOOLEAN', like: '(?i)true|false' },
  { type: 'BIGINT', like: '[+-]?(0|[1-9][0-9]*)' },
  {
    type: 'DOUBLE',
    like: '(?i)[+-]?((0|[1-9][0-9]{0,14})?\\.[0-9]+|(0|[1-9][0-9]{0,14})\\.?)(e[+-]?[0-9]+)?|nan|[+-]?inf',
  },
  { type: 'DATE', like: '[0-9]{4}-[0-9]{2}-[0-9]{2}' },
  { type: 'TIMESTAMP', like: '[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9:.]+' },
] as const;

/** The narrowest type that takes every text of each column. */
async function typesOf(connection: AsyncDuckDBConnection, table: string): Promise<Map<string, string>> {
  const described = await connection.query(`DESCRIBE ${table}`);
  const names = Array.from(described.getChild('column_name') ?? [], String);
  const fits = names.flatMap((name, column) =>
    TYPES.map(({ type, like }, index) => {
      const text = identifier(name);
      const fit = `regexp_full_match(${text}, ${literal(like)}) AND TRY_CAST(${text} AS ${type}) IS NOT NULL`;
      return `count(*) FILTER (${text} IS NOT NULL AND NOT (${fit}))::INTEGER AS "${column}_${index}"`;
    }),
  );
  const counted = await connection.query(
    `SELECT ${fits.join(', ')}, ${names.map((name, column) => `count(${identifier(name)}) > 0 AS "${column}_some"`).join(', ')} FROM ${table}`,
  );
  const row = counted.get(0)?.toJSON() as Record<string, number | boolean> | undefined;
  return new Map(
    names.map((name, column) => [
      name,
      TYPES.find((_, index) => row?.[`${column}_some`] && row[`${column}_${index}`] === 0)?.type ?? 'VARCHAR',
    ]),
  );
}

/** Makes the table, on a connection that looks up names in the reader's own database. */
export async function importTable(
  connection: AsyncDuckDBConnection,
  { name, ipc, rows, texts }: ImportedTable,
): Promise<void> {
  const staging = `staging_${Date.now()}`;
  const from = `${OWN_DATABASE}.main.${identifier(staging)}`;
  await connection.insertArrowFromIPCStream(ipc.slice(), { name: staging, create: true });
  try {
    const counted = await connection.query(`SELECT count(*)::INTEGER AS n FROM ${from}`);
    const taken = counted.getChildAt(0)?.get(0) as number;
    if (taken !== rows) throw new Error(`Only ${taken} of ${rows} rows could be taken over.`);
    let columns = '*';
    if (texts) {
      const types = await typesOf(connection, from);
      columns = [...types]
        .map(([column, type]) => `${identifier(column)}::${type} AS ${identifier(column)}`)
        .join(', ');
    }
    await connection.query(
      `CREATE OR REPLACE TABLE ${OWN_DATABASE}.main.${identifier(name)} AS SELECT ${columns} FROM ${from}`,
    );
  } finally {
    await connection.query(`DROP TABLE IF EXISTS ${from}`);
  }
}
