import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import {
  Table as ArrowTable,
  DataType,
  type Table,
  tableToIPC,
  Utf8,
  type Vector,
  vectorFromArray,
} from 'apache-arrow';
import { identifier } from '../../sql/quote';
import { decimalText, isPlain } from '../arrow/arrow-values';
import { plainTypeName } from '../arrow/result-set';
import { describe } from '../engine/as-texts';
import type { Engine } from '../engine/engine';
import { RESULTS_DATABASE } from './databases';
import { onConnection, scriptConnection } from './on-connection';

/** How many results stay there: their rows are on the page too. */
const MOST = 4;

/** A result as it is on the page, with DuckDB's types of the columns that are texts there. */
export interface HeldRows {
  readonly table: Table;
  readonly types: readonly (string | undefined)[];
  /** The query that they came from; it tells apart what arrives alike, such as UUIDs and texts. */
  readonly sql: string | null;
}

/** A result in DuckDB: columns `c0`, `c1`, … in the order of the page's. */
export interface ResultTable {
  readonly connection: AsyncDuckDBConnection;
  readonly engine: Engine;
  readonly name: string;
  /** DuckDB's type of each column. */
  readonly types: readonly string[];
}

/** A decimal column as texts: DuckDB takes no digits beyond 38, and calls a HUGEINT a DECIMAL. */
function withoutDecimals(vector: Vector): Vector {
  const { type } = vector;
  if (!DataType.isDecimal(type)) return vector;
  const texts = Array.from(vector, (value) => (value === null ? null : decimalText(value, type.scale)));
  return vectorFromArray(texts, new Utf8());
}

/**
 * Puts results of the page back into DuckDB, where they are sorted, counted and written: rows may come from a statement
 * that would give others now. A result is put there when it is first asked for, and again after DuckDB was restarted.
 */
export class ResultTables {
  private readonly connections = new WeakMap<Engine, Promise<AsyncDuckDBConnection>>();
  private readonly made = new Map<
    HeldRows,
    { readonly engine: Engine; readonly table: Promise<ResultTable> }
  >();
  private count = 0;

  constructor(private readonly start: () => Promise<Engine>) {}

  /** The result's table. @throws what DuckDB says, such as running out of memory */
  async of(rows: HeldRows): Promise<ResultTable> {
    const engine = await this.start();
    const known = this.made.get(rows);
    if (known?.engine === engine) return known.table;
    const table = this.make(engine, rows);
    this.made.delete(rows);
    this.made.set(rows, { engine, table });
    table.catch(() => this.made.delete(rows));
    for (const old of [...this.made.keys()].slice(0, -MOST)) void this.drop(old);
    return table;
  }

  /** Rows with DuckDB's text in place of what is not plain; as they are where DuckDB does not take them back. */
  async textsOf(table: Table): Promise<Pick<HeldRows, 'table' | 'types'>> {
    const { fields } = table.schema;
    const raw: HeldRows = { table, types: [], sql: null };
    try {
      const { connection, engine, name, types } = await this.of(raw);
      const columns = fields.map(
        (field, place) => `c${place}${isPlain(field) ? '' : '::VARCHAR'} AS ${identifier(field.name)}`,
      );
      const texts = await engine.guard(
        connection.query(`SELECT ${columns.join(', ')} FROM ${name} ORDER BY rowid`),
      );
      return {
        table: texts as unknown as Table,
        types: fields.map((field, place) => (isPlain(field) ? undefined : types[place])),
      };
    } catch {
      return raw;
    } finally {
      void this.drop(raw);
    }
  }

  private async drop(rows: HeldRows): Promise<void> {
    const known = this.made.get(rows);
    this.made.delete(rows);
    try {
      const { connection, engine, name } = (await known?.table) ?? {};
      if (engine?.alive) await engine.guard(connection?.query(`DROP TABLE ${name}`) as Promise<unknown>);
    } catch {
      // It is gone with its engine, or was never made.
    }
  }

  private connection(engine: Engine): Promise<AsyncDuckDBConnection> {
    let connection = this.connections.get(engine);
    if (!connection) {
      connection = engine.connect().then(async (own) => {
        await engine.guard(
          own.query(
            `ATTACH IF NOT EXISTS ':memory:' AS ${RESULTS_DATABASE} (COMPRESS); SET search_path = '${RESULTS_DATABASE}'`,
          ),
        );
        return own;
      });
      connection.catch(() => this.connections.delete(engine));
      this.connections.set(engine, connection);
    }
    return connection;
  }

  private async make(engine: Engine, { table, types, sql }: HeldRows): Promise<ResultTable> {
    const connection = await this.connection(engine);
    const name = `result_${this.count++}`;
    const vectors = table.schema.fields.map(
      (_, place) => [`c${place}`, withoutDecimals(table.getChildAt(place) as Vector)] as const,
    );
    const ipc = tableToIPC(new ArrowTable(Object.fromEntries(vectors)), 'stream');
    await engine.during(engine.guard(connection.insertArrowFromIPCStream(ipc, { name, create: true })));
    const exact = sql === null ? [] : await described(engine, sql);
    const wanted = table.schema.fields.map(({ type }, place) => {
      if (types[place] !== undefined) return types[place];
      if (DataType.isUtf8(type) && exact[place] !== 'VARCHAR') return exact[place];
      return DataType.isDecimal(type) ? (exact[place] ?? plainTypeName(type)) : undefined;
    });
    for (const [place, type] of wanted.entries()) if (type) await cast(connection, name, `c${place}`, type);
    return { connection, engine, name, types: (await describe(connection, name)).map(({ type }) => type) };
  }
}

/** DuckDB's types of a query's columns; none where it does not describe the query, or not any more. */
function described(engine: Engine, sql: string): Promise<readonly string[]> {
  const describing = onConnection(engine, (own) => describe(own, `(${sql}\n)`), scriptConnection);
  return describing.then(
    (columns) => columns.map(({ type }) => type),
    () => [],
  );
}

/** Gives a column of texts its type, if that keeps every text as it is. */
async function cast(
  connection: AsyncDuckDBConnection,
  table: string,
  column: string,
  type: string,
): Promise<void> {
  try {
    const counted = await connection.query(
      `SELECT count(*)::INTEGER AS n FROM ${table} WHERE ${column} IS DISTINCT FROM TRY_CAST(${column} AS ${type})::VARCHAR`,
    );
    if (counted.getChild('n')?.get(0) === 0)
      await connection.query(`ALTER TABLE ${table} ALTER ${column} TYPE ${type}`);
  } catch {
    // A type without a name of its own, such as a union's or a row's: it stays a text.
  }
}
