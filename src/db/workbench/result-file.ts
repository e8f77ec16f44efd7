import { isNumber } from '../../sql/number-types';
import { identifier } from '../../sql/quote';
import { defused, defusedSql } from '../../sql/spreadsheet-formulas';
import { typeTree, withLeaves } from '../../sql/type-tree';
import { WorkerBridge } from '../../worker/bridge';
import { Worker } from '../../worker/page-worker';
import type { ResultFormat } from '../types';
import { TYPES_KEY } from './parquet-file';
import { jsonOf, rowJsonOf } from './result-json';
import type { ResultTable } from './result-tables';
import { typedArrow } from './typed-arrow';
import type { WriteParquetCalls } from './write-parquet.worker';

/** Tells spreadsheets that a text is UTF-8. */
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

let files = 0;

/** The rows, or one of them, with each column as an expression under a name. */
function selectOf(
  { name, types }: ResultTable,
  names: readonly string[],
  column: (column: string, type: string, place: number) => string = (own) => own,
  row?: number,
): string {
  const columns = types.map(
    (type, place) => `${column(`c${place}`, type, place)} AS ${identifier(names[place] ?? `c${place}`)}`,
  );
  const where = row === undefined ? '' : ` WHERE rowid = ${row}`;
  return `SELECT ${columns.join(', ')} FROM ${name}${where} ORDER BY rowid`;
}

/** Written by DuckDB into the open folder, and taken out of it. */
async function csv(table: ResultTable, select: string): Promise<Uint8Array<ArrayBuffer>> {
  const { connection, engine } = table;
  const file = `result-${files++}.csv`;
  const { folder } = engine;
  try {
    await engine.guard(folder.make(file));
    // Else it would write another one, and put it in this one's place.
    await engine.guard(
      connection.query(`COPY (${select}) TO '${folder.path(file)}' (FORMAT csv, HEADER, USE_TMP_FILE false)`),
    );
    return await engine.guard(folder.take(file));
  } finally {
    if (engine.alive) await engine.guard(folder.drop(file)).catch(() => {});
  }
}

/** Text, and what is written as text, must not become a formula; numbers, dates and booleans cannot. */
function defusedColumn(column: string, type: string): string {
  const isSafe = isNumber(type) || /^(?:BOOLEAN|DATE|TIME.*)$/.test(type);
  return isSafe ? column : defusedSql(`${column}::VARCHAR`);
}

function castTo(column: string, type: string, wanted = type): string {
  return wanted === type ? column : `${column}::${wanted}`;
}

/** Types that Arrow has no place for, or takes for another: they are written as DuckDB's text. */
const NOT_IN_ARROW = /^(?:TIME WITH TIME ZONE|BIT|UNION.*|TIME_NS|UHUGEINT|BIGNUM|VARINT)$/;
/** The same of Parquet. */
const NOT_IN_PARQUET =
  /^(?:TIME WITH TIME ZONE|BIT|UNION.*|TIME_NS|INTERVAL|UHUGEINT|BIGNUM|VARINT|ENUM.*|STRUCT.*)$/;

function arrowLeaf(type: string): string {
  return NOT_IN_ARROW.test(type) ? 'VARCHAR' : type;
}

function parquetLeaf(type: string): string {
  if (type === 'TIMESTAMP_S') return 'TIMESTAMP';
  if (type === 'HUGEINT') return 'DECIMAL(38,0)';
  return NOT_IN_PARQUET.test(type) ? 'VARCHAR' : type;
}

/** DuckDB's rows as an Arrow IPC file. */
async function arrow({ connection, engine }: ResultTable, select: string): Promise<Uint8Array<ArrayBuffer>> {
  // biome-ignore lint/correctness/useHookAtTopLevel: only named like a hook
  const bytes = await engine.guard(connection.useUnsafe((bindings, id) => bindings.runQuery(id, select)));
  return bytes as Uint8Array<ArrayBuffer>;
}

/** A type in one word, as in SQL. */
const oneWord = (type: string): string =>
  type.replaceAll('TIMESTAMP WITH TIME ZONE', 'TIMESTAMPTZ').replaceAll('TIME WITH TIME ZONE', 'TIMETZ');

async function parquet(table: ResultTable, names: readonly string[]): Promise<Uint8Array<ArrayBuffer>> {
  const { connection, engine, name, types } = table;
  const written = types.map((type) => withLeaves(typeTree(type), parquetLeaf));
  // Of 39 digits, the largest HUGEINTs go beyond what a DECIMAL holds.
  for (const [place, type] of types.entries())
    if (/\bHUGEINT\b/.test(type)) {
      const target = written[place];
      const lost = await engine.guard(
        connection.query(
          `SELECT count(*)::INTEGER AS n FROM ${name} WHERE c${place} IS NOT NULL AND TRY_CAST(c${place} AS ${target}) IS NULL`,
        ),
      );
      if (lost.getChild('n')?.get(0) !== 0) written[place] = 'VARCHAR';
    }
  const select = selectOf(table, names, (column, type, place) => castTo(column, type, written[place]));
  const ipc = await arrow(table, select);
  // An array is read as a list, a UUID as a text.
  const isKept = (type: string, place: number) => written[place] === type && !/\[\d+\]|\bUUID\b/.test(type);
  const exact = Object.fromEntries(
    types.flatMap((type, place) => (isKept(type, place) ? [] : [[names[place] ?? '', oneWord(type)]])),
  );
  const bridge = new WorkerBridge<WriteParquetCalls>(
    () =>
      new Worker(new URL('./write-parquet.worker.ts', import.meta.url), { type: 'module', name: 'parquet' }),
    { who: 'the Parquet writer', failed: (why) => `${why}.` },
  );
  return bridge.call('write', { ipc, metadata: { [TYPES_KEY]: JSON.stringify(exact) } });
}

/** @param row its place; all rows if absent */
async function json(table: ResultTable, names: readonly string[], row?: number): Promise<string> {
  const trees = table.types.map(typeTree);
  const texts = (column: string, _: string, place: number) =>
    `${column}::${withLeaves(trees[place] ?? { kind: 'leaf', name: 'VARCHAR' }, () => 'VARCHAR')}`;
  const select = selectOf(table, names, texts, row);
  const write = row === undefined ? jsonOf : rowJsonOf;
  return write(await table.engine.guard(table.connection.query(select)), names, trees);
}

/**
 * All rows of a result as a file.
 *
 * @param names of the columns
 * @throws what DuckDB says, such as running out of memory
 */
export async function resultFile(
  table: ResultTable,
  names: readonly string[],
  format: ResultFormat,
): Promise<Uint8Array<ArrayBuffer> | string> {
  switch (format) {
    case 'csv':
      return csv(table, selectOf(table, names));
    case 'spreadsheet': {
      const bytes = await csv(table, selectOf(table, names.map(defused), defusedColumn));
      const marked = new Uint8Array(bytes.length + BYTE_ORDER_MARK.length);
      marked.set(BYTE_ORDER_MARK);
      marked.set(bytes, BYTE_ORDER_MARK.length);
      return marked;
    }
    case 'arrow': {
      const select = selectOf(table, names, (column, type) =>
        castTo(column, type, withLeaves(typeTree(type), arrowLeaf)),
      );
      return typedArrow(await arrow(table, select), table.types.map(oneWord));
    }
    case 'parquet':
      return parquet(table, names);
    case 'json':
      return json(table, names);
  }
}

/** One row, by its place in the result, as an object. */
export function rowAsJson(table: ResultTable, names: readonly string[], row: number): Promise<string> {
  return json(table, names, row);
}
