import { isExactNumber, isFloat } from '../../sql/number-types';
import { literal } from '../../sql/quote';
import type { ColumnStatistics, HistogramBin, ResultSet, RowOrder } from '../types';
import type { HeldRows, ResultTable, ResultTables } from './result-tables';

const BINS = 20;
const TOP = 8;

type Row = Readonly<Record<string, unknown>>;

async function ask({ connection, engine }: ResultTable, sql: string): Promise<readonly Row[]> {
  return (await engine.guard(connection.query(sql))).toArray() as unknown as readonly Row[];
}

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

/** A column as DOUBLE, times in milliseconds; null where it cannot be counted with. */
function asDouble(column: string, type: string): string | null {
  if (isFloat(type)) return `CASE WHEN isfinite(${column}) THEN ${column}::DOUBLE END`;
  if (isExactNumber(type)) return `${column}::DOUBLE`;
  if (type === 'TIMESTAMP WITH TIME ZONE' || /^(?:DATE|TIMESTAMP)/.test(type)) {
    const exact = type === 'TIMESTAMP WITH TIME ZONE' ? column : `${column}::TIMESTAMP`;
    return `CASE WHEN isfinite(${exact}) THEN epoch_us(${exact}) / 1000 END`;
  }
  return null;
}

async function histogram(table: ResultTable, x: string, of: Row): Promise<readonly HistogramBin[]> {
  const [min, max, whole, count] = [Number(of.min), Number(of.max), Boolean(of.whole), Number(of.count)];
  if (min === max) return [{ from: min, to: max, count }];
  const bins = whole ? Math.min(BINS, max - min + 1) : BINS;
  const width = whole ? Math.ceil((max - min + 1) / bins) : (max - min) / bins;
  const counted = await ask(
    table,
    `SELECT least(${bins - 1}, floor((x - ${min}::DOUBLE) / ${width}::DOUBLE))::INTEGER AS bin, count(*)::DOUBLE AS n
     FROM (SELECT ${x} AS x FROM ${table.name}) WHERE x IS NOT NULL GROUP BY bin`,
  );
  const counts = new Map(counted.map(({ bin, n }) => [Number(bin), Number(n)]));
  return Array.from({ length: bins }, (_, bin) => ({
    from: min + bin * width,
    to: min + (bin + 1) * width,
    count: counts.get(bin) ?? 0,
  }));
}

async function numbersOf(table: ResultTable, x: string): Promise<ColumnStatistics['numbers']> {
  const [found] = await ask(
    table,
    `SELECT count(x)::DOUBLE AS count, min(x) AS min, max(x) AS max, avg(x) AS mean, median(x) AS median,
       CASE WHEN count(x) > 1 THEN stddev_samp(x) END AS deviation, bool_and(x = floor(x)) AS whole
     FROM (SELECT ${x} AS x FROM ${table.name})`,
  );
  if (!found || Number(found.count) === 0) return null;
  return {
    min: Number(found.min),
    max: Number(found.max),
    mean: Number(found.mean),
    median: Number(found.median),
    deviation: found.deviation === null ? null : Number(found.deviation),
    bins: await histogram(table, x, found),
  };
}

async function statistics(table: ResultTable, place: number): Promise<ColumnStatistics> {
  const column = `c${place}`;
  const [counts] = await ask(
    table,
    `SELECT count(*)::DOUBLE AS n, count(${column})::DOUBLE AS known, count(DISTINCT ${column})::DOUBLE AS different
     FROM ${table.name}`,
  );
  const top = await ask(
    table,
    `SELECT any_value(${column})::VARCHAR AS value, count(*)::DOUBLE AS count FROM ${table.name}
     WHERE ${column} IS NOT NULL GROUP BY ${column} ORDER BY count DESC, min(rowid) LIMIT ${TOP}`,
  );
  const x = asDouble(column, table.types[place] ?? '');
  return {
    rows: Number(counts?.n),
    nulls: Number(counts?.n) - Number(counts?.known),
    distinct: Number(counts?.different),
    numbers: x === null ? null : await numbersOf(table, x),
    top: top.map(({ value, count }) => ({ value: String(value), count: Number(count) })),
  };
}

/** What DuckDB does with a result's rows. */
export function resultQueries(
  tables: ResultTables,
  rows: HeldRows,
  names: readonly string[],
): Pick<ResultSet, 'order' | 'statistics' | 'file'> {
  return {
    order: async (wanted) => order(await tables.of(rows), wanted),
    statistics: async (column) => statistics(await tables.of(rows), column),
    file: async (format) => {
      const { resultFile } = await import('./result-file');
      return resultFile(await tables.of(rows), names, format);
    },
  };
}
