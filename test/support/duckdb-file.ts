import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

/** A database's own file, opened by another DuckDB: the column `a` of each of its tables, as one text. */
export async function tablesIn(file: Uint8Array): Promise<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'tables-in-'));
  const path = join(folder, 'file.duckdb');
  writeFileSync(path, file);
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  const rowsOf = async (sql: string) => (await connection.runAndReadAll(sql)).getRows();
  try {
    const names = (await rowsOf('SELECT table_name FROM duckdb_tables()')).flat().map(String);
    const found: Record<string, string> = {};
    for (const name of names) {
      const [row] = await rowsOf(
        `SELECT if(count(*) > 100, count(*) || ' rows', string_agg(a, ' ' ORDER BY a)) FROM ${name}`,
      );
      found[name] = String(row?.[0]);
    }
    return found;
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(folder, { recursive: true });
  }
}
