/** Texts that are no longer the same once they are values: `007`, `+49`, more digits than a number or a time has. */
import { identifier, literal } from '../../sql/quote';
import type { CsvColumn, CsvFormat } from '../text-file';
import { type Runner, readCsv, rowsOf } from './csv-sql';

/** Columns examined by one statement. */
const COLUMNS_AT_ONCE = 100;

/** Digits of the longest text that programs write for a double. */
const DOUBLE_DIGITS = 17;

/** Digits of a text without zeros before and behind: an exponent's do not count. */
const digitsOf = (text: string) =>
  `strlen(trim(replace(split_part(lower(${text}), 'e', 1), '.', ''), '-0 '))`;

/** What a column's texts must not look like, to become values of a type without losing anything. */
function lossy(text: string, type: string, hasFormat: boolean): string | null {
  // By their first characters and their length, most are told apart without a regular expression.
  const among = (some: string, pattern: string) =>
    `CASE WHEN ${some} THEN regexp_matches(${text}, '${pattern}') ELSE false END`;
  if (type === 'BIGINT') return among(`${text} < '1'`, '^\\s*(\\+|-?0[0-9])');
  if (type === 'DOUBLE') {
    const long = `CASE WHEN strlen(${text}) > ${DOUBLE_DIGITS + 1} THEN ${digitsOf(text)} > ${DOUBLE_DIGITS} ELSE false END`;
    return `(${long} OR ${among(`${text} < '1' OR strlen(${text}) > 15`, '^\\s*(\\+|-?0[0-9]|-?[0-9]{16})')})`;
  }
  if (type === 'DATE') return hasFormat ? null : noYear(text);
  if (type === 'TIME' || type.startsWith('TIMESTAMP')) {
    const finer = among(`strlen(${text}) > 15`, '[.,][0-9]{6}0*[1-9]');
    return type === 'TIME' || hasFormat ? finer : `(${noYear(text)} OR ${finer})`;
  }
  return null;
}

const noYear = (text: string) => `NOT regexp_matches(${text}, '^\\s*[0-9]{4}')`;

/** By name: the condition under which a text of a column would lose characters. */
function conditions(format: CsvFormat): ReadonlyMap<string, string> {
  const { dateFormat, timestampFormat } = format;
  return new Map(
    format.columns.flatMap(({ name, type, chosen }) => {
      const hasFormat = (type === 'DATE' ? dateFormat : timestampFormat) !== null;
      const condition = chosen ? null : lossy(identifier(name), type, hasFormat);
      return condition ? [[name, condition] as const] : [];
    }),
  );
}

const asTexts = (columns: readonly CsvColumn[], names: { has(name: string): boolean }) =>
  columns.map((column) => (names.has(column.name) ? { ...column, type: 'VARCHAR' } : column));

/**
 * The columns with the type VARCHAR where values would lose characters as numbers, or are no dates.
 *
 * @param rows how many are looked at; null for all
 */
export async function withoutLoss(
  runner: Runner,
  path: string,
  format: CsvFormat,
  rows: number | null,
): Promise<readonly CsvColumn[]> {
  const checks = [...conditions(format)];
  const found = new Set<string>();
  const sampled = rows !== null;
  const from = `(FROM ${readCsv(path, format, { texts: true, sampled })}${sampled ? ` LIMIT ${rows}` : ''})`;
  for (let first = 0; first < checks.length; first += COLUMNS_AT_ONCE) {
    const some = checks.slice(first, first + COLUMNS_AT_ONCE);
    const asked = some.map(([name, condition]) => `bool_or(${condition}) AS ${identifier(name)}`);
    const [row] = await rowsOf<Record<string, boolean | null>>(
      runner,
      `SELECT ${asked.join(', ')} FROM ${from}`,
    );
    for (const [name] of some) if (row?.[name]) found.add(name);
  }
  return asTexts(format.columns, found);
}

/** The rows of a file, in a statement that fails where a text would lose characters, or fits no value. */
export function readUnlessLossy(path: string, format: CsvFormat): string {
  const checks = conditions(format);
  const columns = format.columns.map(({ name, type }) => {
    const column = identifier(name);
    const condition = checks.get(name);
    if (!condition) return column;
    return `CASE WHEN ${condition} THEN error(${literal(`${name} loses characters`)}) ELSE ${column}::${type} END AS ${column}`;
  });
  const texts = { ...format, columns: asTexts(format.columns, checks) };
  return `(SELECT ${columns.join(', ')} FROM ${readCsv(path, texts, { rejects: true })})`;
}
