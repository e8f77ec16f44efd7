import { identifier } from '../../sql/quote';
import type { AddedFile, BrokenLines, CsvFormat, CsvPreview, TextFile } from '../text-file';
import { readUnlessLossy, withoutLoss } from './csv-loss';
import { type Runner, readCsv, rowsOf } from './csv-sql';

/** Rows that the preview shows, and rows in which broken ones are counted. */
const SHOWN = 20;
const LOOKED_AT = 100_000;
/** After these, `TextFile.longNumbers` was looked for. */
const LOOKED_BEHIND = ',;\t|';
/** Broken lines that are told one by one. */
const TOLD = 5;

const PROBLEMS: Readonly<Record<string, string>> = {
  'TOO MANY COLUMNS': 'too many cells',
  'MISSING COLUMNS': 'too few cells',
  'UNQUOTED VALUE': 'text after a closing quote',
  'LINE SIZE OVER MAXIMUM': 'more than two million characters',
  'INVALID ENCODING': 'not UTF-8',
  'INVALID STATE': 'quotes that do not match',
  CAST: 'a value that does not fit its column',
};

const REJECTED = 'FROM reject_errors';

async function forget(runner: Runner): Promise<void> {
  await runner.query('DROP TABLE IF EXISTS reject_errors');
  await runner.query('DROP TABLE IF EXISTS reject_scans');
}

async function brokenLines(runner: Runner): Promise<BrokenLines> {
  const [counted] = await rowsOf<{ n: number }>(
    runner,
    `SELECT count(DISTINCT line)::DOUBLE AS n ${REJECTED}`,
  );
  const first = await rowsOf<{ line: number; kind: string }>(
    runner,
    `SELECT line::DOUBLE AS line, min_by(error_type::VARCHAR, error_type = 'CAST') AS kind ${REJECTED} GROUP BY line ORDER BY line LIMIT ${TOLD}`,
  );
  return {
    count: counted?.n ?? 0,
    first: first.map(({ line, kind }) => ({ line, problem: PROBLEMS[kind] ?? kind.toLowerCase() })),
  };
}

/**
 * Columns that the reader did not choose become texts where values do not fit them: not those of lines that do not fit
 * anyhow, whose values may be in the wrong columns.
 */
async function withTexts(runner: Runner, format: CsvFormat): Promise<CsvFormat | null> {
  const unfit = await rowsOf<{ at: number }>(
    runner,
    `SELECT DISTINCT column_idx::DOUBLE AS at ${REJECTED}
     WHERE error_type = 'CAST' AND line NOT IN (SELECT line ${REJECTED} WHERE error_type <> 'CAST')`,
  );
  const places = new Set(unfit.map(({ at }) => at - 1));
  const isUnfit = (index: number) => places.has(index) && !format.columns[index]?.chosen;
  if (!format.columns.some((_, index) => isUnfit(index))) return null;
  return {
    ...format,
    columns: format.columns.map((column, index) =>
      isUnfit(index) ? { ...column, type: 'VARCHAR' } : column,
    ),
  };
}

const rejecting = (path: string, format: CsvFormat, sampled = false) =>
  readCsv(path, format, { rejects: true, sampled });

/**
 * Reads with a statement until all values fit their columns.
 *
 * @param statement for a FROM clause
 * @param from the clause for a format, with lines that do not fit listed
 */
async function read<Result>(
  runner: Runner,
  path: string,
  format: CsvFormat,
  statement: (from: string) => Promise<Result>,
  from: (path: string, format: CsvFormat) => string = rejecting,
): Promise<{ readonly result: Result; readonly broken: BrokenLines; readonly format: CsvFormat }> {
  await forget(runner);
  // Line ends of two kinds are not for the strict reader.
  const result = await statement(from(path, format)).catch(async () => {
    await forget(runner);
    return statement(from(path, { ...format, strict: false }));
  });
  const other = await withTexts(runner, format);
  if (other) return read(runner, path, other, statement, from);
  const broken = await brokenLines(runner);
  await forget(runner);
  return { result, broken, format };
}

/** The first rows as they would be in the table. */
export async function previewCsv(runner: Runner, path: string, format: CsvFormat): Promise<CsvPreview> {
  const look = async (from: string) => {
    const [counted] = await rowsOf<{ n: number }>(
      runner,
      `SELECT count(hash(looked))::DOUBLE AS n FROM (FROM ${from} LIMIT ${LOOKED_AT}) AS looked`,
    );
    return counted?.n ?? 0;
  };
  const first = (at: string, own: CsvFormat) => rejecting(at, own, true);
  const looked = await read(runner, path, format, look, first);
  const names = format.columns.map(({ name }) => identifier(name));
  const texts = names.map((name) => `${name}::VARCHAR`).join(', ');
  const rows = await rowsOf<{ cells: Iterable<string | null> }>(
    runner,
    `SELECT [${texts}] AS cells FROM ${readCsv(path, looked.format, { sampled: true })} LIMIT ${SHOWN}`,
  );
  return {
    rows: rows.map(({ cells }) => [...cells]),
    columns: looked.format.columns,
    broken: looked.broken,
    looked: looked.result < LOOKED_AT ? null : LOOKED_AT,
  };
}

/**
 * Makes a table of a file.
 *
 * @param table its full name, quoted
 */
export async function importCsv(
  runner: Runner,
  path: string,
  file: TextFile,
  given: CsvFormat,
  table: string,
): Promise<AddedFile> {
  if (file.unclosed !== null && given.quote === '"')
    throw new Error(
      `a quote is never closed, before “${file.unclosed}”: the file is cut off, or damaged. To read it as it is, choose no quotes.`,
    );
  const make = async (from: string) => {
    const [made] = await rowsOf<{ Count: bigint | number }>(
      runner,
      `CREATE OR REPLACE TABLE ${table} AS FROM ${from}`,
    );
    return Number(made?.Count ?? 0);
  };
  const mayLose = file.longNumbers || !LOOKED_BEHIND.includes(given.delimiter);
  const { result, broken } = mayLose
    ? await read(runner, path, given, make, readUnlessLossy).catch(async () =>
        read(runner, path, { ...given, columns: await withoutLoss(runner, path, given, null) }, make),
      )
    : await read(runner, path, given, make);
  return { rows: result, broken };
}
