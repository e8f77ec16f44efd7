import { tableFromIPC } from 'apache-arrow';
import { columnsOf } from '../../../../src/db/arrow/arrow-rows';
import { resultSet } from '../../../../src/db/arrow/result-set';
import { asTexts, describe, isPlainType } from '../../../../src/db/engine/as-texts';
import type { Engine } from '../../../../src/db/engine/engine';
import type { ResultSet } from '../../../../src/db/types';
import { OWN_DATABASE } from '../../../../src/db/workbench/databases';
import { resultQueries } from '../../../../src/db/workbench/result-queries';
import { type HeldRows, ResultTables } from '../../../../src/db/workbench/result-tables';
import { connectDuckDBWasm, type DuckDBConnection } from '../duckdb-wasm';

export interface ResultsInNode {
  /** Statements that DuckDB was given for results. */
  readonly asked: string[];
  /** A query's result as the SQL page holds it. */
  result(sql: string): Promise<ResultSet>;
}

/** Results of the browser's DuckDB, in Node, which it is asked about again. */
export async function resultsInNode(): Promise<ResultsInNode> {
  const connection = await connectDuckDBWasm();
  connection.query(`ATTACH ':memory:' AS ${OWN_DATABASE}`);
  const asked: string[] = [];
  const connect = async () => {
    const own = connection.useUnsafe((bindings) =>
      (bindings as unknown as { connect(): DuckDBConnection }).connect(),
    );
    return {
      async query(sql: string) {
        asked.push(sql);
        return own.query(sql);
      },
      close: async () => own.close(),
      insertArrowFromIPCStream: async (ipc: Uint8Array, options: { name: string; create: boolean }) =>
        own.insertArrowFromIPCStream(ipc, options),
    };
  };
  const engine = {
    alive: true,
    guard: (call: unknown) => call,
    during: (work: unknown) => work,
    connect,
  } as unknown as Engine;
  const tables = new ResultTables(async () => engine);
  return {
    asked,
    async result(sql) {
      const exact = (await describe(connection as never, `(${sql})`)).map(({ type }) => type);
      const types = exact.map((type) => (isPlainType(type) ? undefined : type));
      const { schema } = connection.query(`SELECT * FROM (${sql}\n) LIMIT 0`);
      const text = asTexts(sql, schema.fields, types);
      // DuckDB's package has another copy of Arrow.
      // biome-ignore lint/correctness/useHookAtTopLevel: only named like a hook
      const table = tableFromIPC(connection.useUnsafe((bindings, id) => bindings.runQuery(id, text)));
      const rows: HeldRows = { table, types, sql };
      const names = columnsOf(schema.fields).map(({ name }) => name);
      return resultSet(rows.table, types, resultQueries(tables, rows, names));
    },
  };
}
