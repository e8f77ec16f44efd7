import type { Table } from 'apache-arrow';
import { literal } from '../../sql/quote';
import type { CsvDialect, CsvFormat } from '../text-file';

/** What runs a statement. */
export interface Runner {
  query(sql: string): Promise<Table> | Table;
}

/** Rows as plain objects. */
export async function rowsOf<Row>(runner: Runner, sql: string): Promise<Row[]> {
  const table = await runner.query(sql);
  return table.toArray().map((row) => ({ ...(row as { toJSON(): object }).toJSON() }) as Row);
}

type Value = string | number | boolean;

const argumentsOf = (values: Readonly<Record<string, Value | undefined>>): string =>
  Object.entries(values)
    .flatMap(([name, value]) => (value === undefined ? [] : [`, ${name} = ${literal(value)}`]))
    .join('');

interface Leniency {
  readonly strict?: boolean;
  readonly ignoreErrors?: boolean;
  readonly nullPadding?: boolean;
}

interface Sniffed extends CsvDialect {
  readonly names: Iterable<string>;
  readonly types: Iterable<string>;
  readonly dateFormat: string | null;
  readonly timestampFormat: string | null;
}

/** DuckDB's own guess; what is given is kept. */
export async function sniff(
  runner: Runner,
  path: string,
  given: Partial<CsvDialect>,
  { strict = true, ignoreErrors = false, nullPadding = false }: Leniency = {},
): Promise<CsvFormat> {
  const values = argumentsOf({
    delim: given.delimiter,
    quote: given.quote,
    escape: given.escape,
    comment: given.comment,
    skip: given.skip,
    header: given.header,
    strict_mode: strict ? undefined : false,
    ignore_errors: ignoreErrors || undefined,
    null_padding: nullPadding || undefined,
  });
  const plain = (column: string) => `CASE WHEN ${column} = '(empty)' THEN '' ELSE ${column} END`;
  const [found] = await rowsOf<Sniffed>(
    runner,
    `SELECT Delimiter AS delimiter, ${plain('Quote')} AS quote, ${plain('Escape')} AS escape,
       ${plain('Comment')} AS comment, SkipRows::INTEGER AS skip, HasHeader AS header,
       list_transform(Columns, lambda c: c.name) AS names, list_transform(Columns, lambda c: c.type) AS types,
       DateFormat AS "dateFormat", TimestampFormat AS "timestampFormat"
     FROM sniff_csv(${literal(path)}${values})`,
  );
  if (!found) throw new Error('DuckDB gives no reason.');
  const { names, types, dateFormat, timestampFormat, ...dialect } = found;
  const all = [...types];
  return {
    ...dialect,
    strict,
    columns: [...names].map((name, index) => ({ name, type: all[index] ?? 'VARCHAR' })),
    dateFormat: dateFormat || null,
    timestampFormat: timestampFormat || null,
  };
}

interface Reading {
  /** Lines that do not fit are listed instead of ending the statement. */
  readonly rejects?: boolean;
  /** Whether all columns are texts. */
  readonly texts?: boolean;
  /** Whether rows that are too short end in NULL, instead of not fitting. */
  readonly padded?: boolean;
  /** Whether only the first rows are wanted: less of the file is fetched at once. */
  readonly sampled?: boolean;
}

const SAMPLE_BYTES = 8 * 2 ** 20;

/** The rows of a file in a given format, as a FROM clause. */
export function readCsv(path: string, format: CsvFormat, reading: Reading = {}): string {
  const { rejects = false, texts = false, padded = true, sampled = false } = reading;
  const columns = format.columns.map(
    ({ name, type }) => `${literal(name)}: ${literal(texts ? 'VARCHAR' : type)}`,
  );
  const values = argumentsOf({
    delim: format.delimiter,
    quote: format.quote,
    escape: format.escape,
    comment: format.comment,
    skip: format.skip,
    header: format.header,
    dateformat: format.dateFormat ?? undefined,
    timestampformat: format.timestampFormat ?? undefined,
    strict_mode: format.strict,
    buffer_size: sampled ? SAMPLE_BYTES : undefined,
    ...(rejects ? { store_rejects: true } : { ignore_errors: true }),
  });
  return `read_csv(${literal(path)}, auto_detect = false, parallel = false, null_padding = ${padded}, columns = {${columns.join(', ')}}${values})`;
}
