import { identifier } from '../../sql/quote';
import type { ImportedTable } from '../types';
import { type Runner, rowsOf } from './csv-sql';
import { ownPath } from './own-path';

/** A connection that takes Arrow. */
export interface ArrowRunner extends Runner {
  insertArrowFromIPCStream(ipc: Uint8Array, options: { name: string; create: boolean }): unknown;
}

/** Whether each value of a column can become one of a type. */
async function canBecome(runner: Runner, from: string, column: string, type: string): Promise<boolean> {
  try {
    const [row] = await rowsOf<{ fits: boolean }>(
      runner,
      `SELECT count(*) = 0 AS fits FROM ${from} WHERE ${column} IS NOT NULL AND TRY_CAST(${column} AS ${type}) IS NULL`,
    );
    return row?.fits === true;
  } catch {
    return false;
  }
}

/** Arrow has no HUGEINT: its largest arrive as decimals of more digits than DuckDB's have. */
async function isHuge(runner: Runner, from: string, column: string): Promise<boolean> {
  const [row] = await rowsOf<{ huge: boolean | null }>(
    runner,
    `SELECT bool_or(${column}::HUGEINT NOT BETWEEN -${NINES} AND ${NINES}) AS huge FROM ${from}`,
  );
  return row?.huge === true;
}
const NINES = '9'.repeat(38);

/** Makes the table, on a connection that looks up names in the reader's own database. */
export async function importTable(
  runner: ArrowRunner,
  { name, ipc, rows, types }: ImportedTable,
): Promise<void> {
  const staging = `staging_${Date.now()}`;
  const from = ownPath(staging);
  await runner.insertArrowFromIPCStream(ipc.slice(), { name: staging, create: true });
  try {
    const [counted] = await rowsOf<{ n: number }>(runner, `SELECT count(*)::DOUBLE AS n FROM ${from}`);
    if (counted?.n !== rows) throw new Error(`Only ${counted?.n} of ${rows} rows could be loaded.`);
    const columns = await rowsOf<{ column_name: string; column_type: string }>(runner, `DESCRIBE ${from}`);
    const selected: string[] = [];
    for (const [index, { column_name, column_type }] of columns.entries()) {
      const column = identifier(column_name);
      const huge = column_type === 'DECIMAL(38,0)' && (await isHuge(runner, from, column));
      const type = types[index] ?? (huge ? 'HUGEINT' : null);
      const cast = type && type !== column_type && (await canBecome(runner, from, column, type));
      selected.push(cast ? `CAST(${column} AS ${type}) AS ${column}` : column);
    }
    await runner.query(
      `CREATE OR REPLACE TABLE ${ownPath(name)} AS SELECT ${selected.join(', ')} FROM ${from}`,
    );
  } finally {
    await runner.query(`DROP TABLE IF EXISTS ${from}`);
  }
}
