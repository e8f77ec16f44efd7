import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import { identifier, literal } from '../../sql/quote';
import type { ImportedTable } from '../types';
import { OWN_DATABASE } from './databases';

/**
 * The types that a text column may get, the narrowest first, with a pattern for its texts: a cast alone would round
 * fractions, read 0 and 1 as booleans, and drop leading zeros and the last digits of long numbers.
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

type TextType = (typeof TYPES)[number];

/** Columns examined by one statement: each takes memory for every type. */
const COLUMNS_AT_ONCE = 40;
/** Most types are ruled out by this many rows; the others are tried on all. */
const FIRST_ROWS = 1000;

/**
 * Of the types that may fit each column, those that can hold all its texts.
 *
 * @param whenEmpty which types fit a column without texts
 */
async function fitting(
  connection: AsyncDuckDBConnection,
  from: string,
  columns: ReadonlyMap<string, readonly TextType[]>,
  whenEmpty: 'every' | 'none',
): Promise<Map<string, readonly TextType[]>> {
  const found = new Map<string, readonly TextType[]>();
  const open = [...columns].filter(([name, types]) => {
    if (types.length === 0) found.set(name, []);
    return types.length > 0;
  });
  for (let first = 0; first < open.length; first += COLUMNS_AT_ONCE) {
    const some = open.slice(first, first + COLUMNS_AT_ONCE);
    const counts = some.flatMap(([name, types]) => {
      const text = identifier(name);
      const fits = types.map(
        ({ type, like }) =>
          `count(*) FILTER (regexp_full_match(${text}, ${literal(like)}) AND TRY_CAST(${text} AS ${type}) IS NOT NULL)`,
      );
      return [`count(${text})`, ...fits];
    });
    const row = (await connection.query(`SELECT [${counts.join(', ')}]::INTEGER[] FROM ${from}`))
      .getChildAt(0)
      ?.get(0);
    const values = Array.from((row ?? []) as Iterable<number>);
    let place = 0;
    for (const [name, types] of some) {
      const [texts = 0, ...fits] = values.slice(place, place + types.length + 1);
      found.set(
        name,
        texts === 0 && whenEmpty === 'every'
          ? types
          : types.filter((_, index) => texts > 0 && fits[index] === texts),
      );
      place += types.length + 1;
    }
  }
  return found;
}

/** The narrowest type that can hold all texts of each column, in column order. */
async function typesOf(connection: AsyncDuckDBConnection, table: string): Promise<Map<string, string>> {
  const described = await connection.query(`DESCRIBE ${table}`);
  const names = Array.from(described.getChild('column_name') ?? [], String);
  const every = new Map(names.map((name) => [name, TYPES] as const));
  const left = await fitting(connection, `(FROM ${table} LIMIT ${FIRST_ROWS})`, every, 'every');
  const fit = await fitting(connection, table, left, 'none');
  return new Map(names.map((name) => [name, fit.get(name)?.[0]?.type ?? 'VARCHAR']));
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
    if (taken !== rows) throw new Error(`Only ${taken} of ${rows} rows could be loaded.`);
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
