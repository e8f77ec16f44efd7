import { literal } from '../../sql/quote';
import type { ColumnStatistics, ResultSet, RowOrder } from '../types';
import { columnStatistics } from './column-statistics';
import type { HeldRows, ResultTable, ResultTables } from './result-tables';
import { sampleOf } from './sample-rows';

/** @returns the condition that a search makes, or none */
function whereOf({ types }: ResultTable, search: string): string {
  if (search === '') return '';
  const texts = types.map((_, place) => `c${place}::VARCHAR`).join(', ');
  return `WHERE contains(lower(concat_ws(chr(10), ${texts})), lower(${literal(search)}))`;
}

async function order(table: ResultTable, { sort, search }: RowOrder): Promise<Int32Array> {
  const by = sort ? `c${sort.column} ${sort.descending ? 'DESC' : 'ASC'} NULLS LAST, rowid` : 'rowid';
  const { connection, engine, name } = table;
  const rows = await engine.guard(
    connection.query(`SELECT rowid::INTEGER AS r FROM ${name} ${whereOf(table, search)} ORDER BY ${by}`),
  );
  return (rows.getChild('r')?.toArray() as Int32Array | undefined) ?? new Int32Array();
}

type OfResult = Pick<ResultSet, 'sampleRows' | 'order' | 'statistics' | 'file' | 'rowJson'>;

/** What DuckDB does with a result's rows. */
export function resultQueries(tables: ResultTables, rows: HeldRows, names: readonly string[]): OfResult {
  const sample = sampleOf(rows);
  const found = new Map<string, ColumnStatistics>();
  return {
    sampleRows: sample.table.numRows,
    order: async (wanted) => order(await tables.of(rows), wanted),
    async statistics(column, options = {}) {
      const from = options.ofSample ? sample : rows;
      const key = `${from === rows} ${column}`;
      const known = found.get(key) ?? (await columnStatistics(await tables.of(from), column, options));
      found.set(key, known);
      return known;
    },
    file: async (format) => {
      const { resultFile } = await import('./result-file');
      return resultFile(await tables.of(rows), names, format);
    },
    rowJson: async (row) => {
      const { rowAsJson } = await import('./result-file');
      return rowAsJson(await tables.of(rows), names, row);
    },
  };
}
