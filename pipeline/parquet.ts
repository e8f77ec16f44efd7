import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBInstance,
  LIST,
  listValue,
  VARCHAR,
} from '@duckdb/node-api';
import type { Cell, Row } from '../src/domain/rows';
import type { Column, Table } from '../src/domain/tables';
import { literal } from '../src/sql/quote';

const MATCHES: Record<Column['type'], (cell: Exclude<Cell, null>) => boolean> = {
  VARCHAR: (cell) => typeof cell === 'string',
  'VARCHAR[]': (cell) => Array.isArray(cell),
  TINYINT: (cell) => Number.isInteger(cell) && Math.abs(cell as number) < 128,
  INTEGER: (cell) => Number.isInteger(cell),
  DOUBLE: (cell) => typeof cell === 'number' && Number.isFinite(cell),
  BOOLEAN: (cell) => typeof cell === 'boolean',
};

const APPENDERS: Record<Column['type'], (appender: DuckDBAppender, cell: Exclude<Cell, null>) => void> = {
  VARCHAR: (appender, cell) => appender.appendVarchar(cell as string),
  'VARCHAR[]': (appender, cell) =>
    appender.appendList(listValue([...(cell as readonly string[])]), LIST(VARCHAR)),
  TINYINT: (appender, cell) => appender.appendTinyInt(cell as number),
  INTEGER: (appender, cell) => appender.appendInteger(cell as number),
  DOUBLE: (appender, cell) => appender.appendDouble(cell as number),
  BOOLEAN: (appender, cell) => appender.appendBoolean(cell as boolean),
};

function append(appender: DuckDBAppender, column: Column, cell: Cell | undefined, where: string): void {
  if (cell === null || cell === undefined) {
    if (!column.nullable) throw new Error(`${where}: ${column.name} is missing`);
    appender.appendNull();
    return;
  }
  if (!MATCHES[column.type](cell))
    throw new Error(`${where}: ${column.name} is ${JSON.stringify(cell)}, not a ${column.type}`);
  APPENDERS[column.type](appender, cell);
}

async function withConnection<T>(use: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  // One thread: the same rows give the same bytes.
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  try {
    return await use(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** @throws where a key occurs twice */
function checkKeys(table: Table, rows: readonly Row[]): void {
  const seen = new Set<string>();
  for (const [index, row] of rows.entries()) {
    const key = table.key.map((column) => String(row[column])).join(' / ');
    if (seen.has(key)) throw new Error(`${table.name}, row ${index + 1}: ${key} occurs twice`);
    seen.add(key);
  }
}

/**
 * Parquet bytes (Snappy) of a table's rows, in the order given.
 *
 * @throws naming table, row and column where a cell does not have the column's type, or a key occurs twice
 */
export async function toParquet(table: Table, rows: readonly Row[]): Promise<Uint8Array> {
  checkKeys(table, rows);
  const folder = await mkdtemp(join(tmpdir(), 'parquet-'));
  const file = join(folder, 'table.parquet');
  try {
    await withConnection(async (connection) => {
      const columns = table.columns.map(({ name, type }) => `"${name}" ${type}`).join(', ');
      await connection.run(`CREATE TABLE output (${columns})`);
      const appender = await connection.createAppender('output');
      for (const [index, row] of rows.entries()) {
        for (const column of table.columns)
          append(appender, column, row[column.name], `${table.name}, row ${index + 1}`);
        appender.endRow();
      }
      appender.closeSync();
      await connection.run(
        `COPY output TO ${literal(file)} (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE 122880)`,
      );
    });
    return await readFile(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
