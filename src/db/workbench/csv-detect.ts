import { type CsvDialect, type CsvFormat, dialectOf, type TextFile } from '../text-file';
import { withoutLoss } from './csv-loss';
import { type Runner, readCsv, rowsOf, sniff } from './csv-sql';
import { MOST_COLUMNS } from './file-bounds';

/** Rows that decide about a column. */
const LOOKED_AT = 20_000;

/** What a file's first line and its name say. */
function declared({ name, head }: TextFile): Partial<CsvDialect> {
  // Written by spreadsheets for spreadsheets.
  const separator = /^\uFEFF?"?sep=(.)"?[ \t]*\r?\n/i.exec(head)?.[1];
  if (separator) return { delimiter: separator, skip: 1 };
  const blank = /^\uFEFF?((?:[ \t]*(?:\r\n|\r|\n))+)/.exec(head)?.[1]?.match(/\r\n|\r|\n/g)?.length;
  return {
    ...(blank ? { skip: blank } : {}),
    ...(/\.(?:tsv|tab)$/i.test(name) && head.includes('\t') ? { delimiter: '\t' } : {}),
  };
}

/** @throws Error for more columns than are read */
function assertColumns(count: number): void {
  if (count > MOST_COLUMNS)
    throw new Error(
      `it has more than ${MOST_COLUMNS.toLocaleString('en-US')} columns, the most that are read.`,
    );
}

function assertLines(head: string): void {
  for (const line of head.split(/[\r\n]+/)) {
    if (line.length <= MOST_COLUMNS) continue;
    const cells = line.replace(/"[^"]*"/g, '');
    for (const delimiter of [',', ';', '\t', '|'])
      if (cells.length > MOST_COLUMNS) assertColumns(cells.split(delimiter).length);
  }
}

/** A guess by the rows that fit. */
function leniently(
  runner: Runner,
  path: string,
  given: Partial<CsvDialect>,
  nullPadding = false,
): Promise<CsvFormat> {
  const options = { ignoreErrors: true, nullPadding };
  return sniff(runner, path, given, options).catch(() =>
    sniff(runner, path, given, { ...options, strict: false }),
  );
}

/** DuckDB's guess, strictly if that is possible. */
async function guess(runner: Runner, path: string, file: TextFile, given: Partial<CsvDialect>) {
  const quoted = { quote: '"', escape: '"', ...given };
  const first = await sniff(runner, path, given).catch(() => leniently(runner, path, quoted));
  if (first.quote !== '' || given.quote !== undefined) return first;
  const withQuotes = { ...first, quote: '"', escape: '"' };
  // A quote may come after the rows that were looked at; and where there are some, none is a poor guess.
  if (!file.head.includes('"')) return withQuotes;
  return leniently(runner, path, quoted).catch(() => ({
    ...withQuotes,
    columns: first.columns.map(({ name }) => ({ name: name.replace(/^"(.*)"$/s, '$1'), type: 'VARCHAR' })),
  }));
}

/** How many rows have as many cells as there are columns. */
async function fitting(runner: Runner, path: string, format: CsvFormat): Promise<number> {
  if (format.columns.length < 2) return 0;
  const from = readCsv(path, { ...format, strict: false }, { texts: true, padded: false, sampled: true });
  const [row] = await rowsOf<{ n: number }>(
    runner,
    `SELECT count(*)::DOUBLE AS n FROM (FROM ${from} LIMIT ${LOOKED_AT})`,
  );
  return row?.n ?? 0;
}

/**
 * The table that begins with the file's first line, where that fits better: DuckDB passes over lines, or takes all for
 * one column, where some rows are too short or too long.
 */
async function fromTheTop(
  runner: Runner,
  path: string,
  given: Partial<CsvDialect>,
  guessed: CsvFormat,
): Promise<CsvFormat> {
  const skip = given.skip ?? 0;
  if (guessed.columns.length > 1 && guessed.skip === skip) return guessed;
  const options = { quote: guessed.quote, escape: guessed.escape, ...given, skip };
  const other = await leniently(runner, path, options).catch(() => null);
  if (!other?.header || other.columns.length < 2) return guessed;
  if ((await fitting(runner, path, other)) < (await fitting(runner, path, guessed))) return guessed;
  // Types by all rows, the short ones too.
  const whole = { ...options, delimiter: other.delimiter, header: true };
  const padded = await leniently(runner, path, whole, true).catch(() => other);
  return padded.columns.length === other.columns.length ? padded : other;
}

const isYear = (text: string | null): boolean => /^[12][0-9]{3}$/.test(text ?? '');

/** Whether a first row that DuckDB takes for values has names: years, above numbers that are none. */
async function hasYears(runner: Runner, path: string, format: CsvFormat): Promise<boolean> {
  if (format.header || format.columns.length < 2) return false;
  const rows = (
    await rowsOf<Record<string, string | null>>(
      runner,
      `SELECT * FROM ${readCsv(path, format, { texts: true, sampled: true })} LIMIT 50`,
    )
  ).map((row) => format.columns.map(({ name }) => row[name] ?? null));
  const [first = [], ...rest] = rows;
  const years = first.flatMap((text, column) => (isYear(text) ? [column] : []));
  const others = first.filter((text, column) => !years.includes(column) && /[0-9]/.test(text?.[0] ?? ''));
  return (
    rest.length > 0 &&
    years.length > 0 &&
    others.length === 0 &&
    new Set(first).size === first.length &&
    years.every((column) => rest.some((row) => row[column] !== null && !isYear(row[column] ?? null)))
  );
}

/** The strict reader refuses a file with line ends of several kinds. */
async function isStrict(runner: Runner, path: string, format: CsvFormat): Promise<boolean> {
  try {
    const from = readCsv(path, { ...format, strict: true }, { texts: true, sampled: true });
    await runner.query(`SELECT count(*) FROM (FROM ${from} LIMIT ${LOOKED_AT})`);
    return true;
  } catch {
    return false;
  }
}

/**
 * How a file is best read.
 *
 * @param path where DuckDB finds it
 * @throws Error continuing a sentence that begins with the file, or what DuckDB says
 */
export async function detectCsv(
  runner: Runner,
  path: string,
  file: TextFile,
  given: Partial<CsvDialect> = {},
): Promise<CsvFormat> {
  assertLines(file.head);
  const known = { ...declared(file), ...given };
  let format = await fromTheTop(runner, path, known, await guess(runner, path, file, known));
  assertColumns(format.columns.length);
  format = { ...format, strict: await isStrict(runner, path, format) };
  if (given.header === undefined && (await hasYears(runner, path, format))) {
    const named = await leniently(runner, path, { ...dialectOf(format), header: true });
    format = { ...named, strict: format.strict };
  }
  return { ...format, columns: await withoutLoss(runner, path, format, LOOKED_AT) };
}
