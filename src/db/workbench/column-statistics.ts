import { isExactNumber, isFloat } from '../../sql/number-types';
import { typeTree } from '../../sql/type-tree';
import type { ColumnStatistics, HistogramBin, StatisticsOptions } from '../types';
import type { ResultTable } from './result-tables';

const BINS = 20;
const TOP = 8;
/** Characters of a value that are told. */
const LONGEST = 200;
/** With more distinct values, DuckDB estimates their number. */
const COUNTED = 20_000;
/** Doubles whose distance is a smaller part of them than this lie too close to be told apart by their steps. */
const CLOSE = 1e-12;
const DAY_MS = 86_400_000;

type Row = Readonly<Record<string, unknown>>;

interface Asked {
  readonly table: ResultTable;
  readonly column: string;
  readonly type: string;
  readonly signal: AbortSignal | undefined;
}

async function ask({ table, signal }: Asked, sql: string): Promise<readonly Row[]> {
  signal?.throwIfAborted();
  const { connection, engine } = table;
  return (await engine.guard(connection.query(sql))).toArray() as unknown as readonly Row[];
}

/** A column as DOUBLE, times in milliseconds, NULL for what is not finite; null where it cannot be counted with. */
function asDouble(column: string, type: string): string | null {
  if (isFloat(type)) return `CASE WHEN isfinite(${column}) THEN ${column}::DOUBLE END`;
  if (isExactNumber(type)) return `${column}::DOUBLE`;
  if (type === 'TIME') return `epoch_us(${column}) / 1000`;
  // Some days lie beyond every timestamp.
  if (type === 'DATE')
    return `CASE WHEN isfinite(${column}) THEN (${column} - DATE '1970-01-01')::DOUBLE * ${DAY_MS} END`;
  if (!/^TIMESTAMP(?:_S|_MS|_NS| WITH TIME ZONE)?$/.test(type)) return null;
  const exact = type === 'TIMESTAMP WITH TIME ZONE' ? column : `${column}::TIMESTAMP`;
  return `CASE WHEN isfinite(${exact}) THEN epoch_us(${exact}) / 1000 END`;
}

/** Halved where the doubles' distance would be infinite. */
function histogramSql(table: string, x: string, min: number, width: number, bins: number): string {
  const place = Number.isFinite(width)
    ? `(x - ${min}::DOUBLE) / ${width}::DOUBLE`
    : `(x / 2 - ${min / 2}::DOUBLE) / ${Number.MAX_VALUE / bins}::DOUBLE`;
  return `SELECT least(${bins - 1}, floor(${place}))::INTEGER AS bin, count(*)::DOUBLE AS n
     FROM (SELECT ${x} AS x FROM ${table}) WHERE x IS NOT NULL GROUP BY bin`;
}

async function histogram(asked: Asked, x: string, of: Row): Promise<readonly HistogramBin[]> {
  const [min, max, whole, count] = [Number(of.min), Number(of.max), Boolean(of.whole), Number(of.count)];
  const bins = whole ? Math.min(BINS, max - min + 1) : BINS;
  const width = whole ? Math.ceil((max - min + 1) / bins) : (max - min) / bins;
  if (min === max || width === 0) return [{ from: min, to: max, count }];
  const counted = await ask(asked, histogramSql(asked.table.name, x, min, width, bins));
  const counts = new Map(counted.map(({ bin, n }) => [Number(bin), Number(n)]));
  const edge = (bin: number) =>
    Number.isFinite(width) ? min + bin * width : min * (1 - bin / bins) + max * (bin / bins);
  return Array.from({ length: bins }, (_, bin) => ({
    from: edge(bin),
    to: edge(bin + 1),
    count: counts.get(bin) ?? 0,
  }));
}

/** The bins of long numbers that lie close to one another: of what they have beyond the least. */
async function closeBins(asked: Asked, of: Row): Promise<readonly HistogramBin[]> {
  const { column, table } = asked;
  const beyond = `(${column} - (SELECT min(${column}) FROM ${table.name}))::DOUBLE`;
  const [range] = await ask(
    asked,
    `SELECT count(x)::DOUBLE AS count, min(x) AS min, max(x) AS max, bool_and(x = floor(x)) AS whole
     FROM (SELECT ${beyond} AS x FROM ${table.name})`,
  );
  const least = Number(of.min);
  const bins = range ? await histogram(asked, beyond, range) : [];
  return bins.map(({ from, to, count }) => ({ from: least + from, to: least + to, count }));
}

async function numbersOf(asked: Asked, known: number): Promise<ColumnStatistics['numbers']> {
  const x = asDouble(asked.column, asked.type);
  if (x === null || known === 0) return null;
  const [found] = await ask(
    asked,
    `SELECT count(x)::DOUBLE AS count, min(x) AS min, max(x) AS max, avg(x) AS mean, median(x) AS median,
       bool_and(x = floor(x)) AS whole, max(abs(x)) AS size
     FROM (SELECT ${x} AS x FROM ${asked.table.name})`,
  );
  if (!found || Number(found.count) === 0) return null;
  const [min, max, size] = [Number(found.min), Number(found.max), Number(found.size)];
  const isClose = isExactNumber(asked.type) && max - min < size * CLOSE && size > Number.MAX_SAFE_INTEGER;
  return {
    min,
    max,
    mean: Number(found.mean),
    median: Number(found.median),
    deviation: Number(found.count) > 1 ? await deviation(asked, x) : null,
    bins: await (isClose ? closeBins(asked, found) : histogram(asked, x, found)),
    notFinite: known - Number(found.count),
  };
}

/** Null too where the squares go beyond a DOUBLE, which DuckDB refuses. */
async function deviation(asked: Asked, x: string): Promise<number | null> {
  try {
    const [found] = await ask(
      asked,
      `SELECT stddev_samp(x) AS s FROM (SELECT ${x} AS x FROM ${asked.table.name})`,
    );
    return found?.s === null ? null : Number(found?.s);
  } catch (error) {
    if (asked.signal?.aborted || !asked.table.engine.alive) throw error;
    return null;
  }
}

/** What a result's column holds. @throws the signal's reason, between two statements */
export async function columnStatistics(
  table: ResultTable,
  place: number,
  { signal }: StatisticsOptions = {},
): Promise<ColumnStatistics> {
  const column = `c${place}`;
  const type = table.types[place] ?? '';
  const asked: Asked = { table, column, type, signal };
  const text = (value: string) => `left(${value}::VARCHAR, ${LONGEST})`;
  const [counts] = await ask(
    asked,
    `SELECT count(*)::DOUBLE AS n, count(${column})::DOUBLE AS known, approx_count_distinct(${column})::DOUBLE AS about,
       ${text(`min(${column})`)} AS least, ${text(`max(${column})`)} AS greatest FROM ${table.name}`,
  );
  const [rows, known, about] = [Number(counts?.n), Number(counts?.known), Number(counts?.about)];
  const isCounted = Math.min(known, about) <= COUNTED;
  const [exact] = isCounted
    ? await ask(asked, `SELECT count(DISTINCT ${column})::DOUBLE AS n FROM ${table.name}`)
    : [];
  const numbers = await numbersOf(asked, known);
  const top =
    numbers || known === 0
      ? []
      : await ask(
          asked,
          `SELECT ${text(`any_value(${column})`)} AS value, count(*)::DOUBLE AS count FROM ${table.name}
           WHERE ${column} IS NOT NULL GROUP BY ${column} ORDER BY count DESC, min(rowid) LIMIT ${TOP}`,
        );
  return {
    rows,
    nulls: rows - known,
    distinct: isCounted ? Number(exact?.n) : Math.min(known, about),
    isCounted,
    hasParts: typeTree(type).kind !== 'leaf',
    least: known === 0 ? null : String(counts?.least),
    greatest: known === 0 ? null : String(counts?.greatest),
    numbers,
    top: top.map(({ value, count }) => ({ value: String(value), count: Number(count) })),
  };
}
