/** How text, other values and names are written into SQL: the only place that quotes. */

/** A value that can be bound to a `?` or `$1` of a statement. */
export type Parameter = string | number | bigint | boolean | Date | null;

/** A text as an SQL literal. @throws TypeError if it contains a NUL character */
function textLiteral(text: string): string {
  if (text.includes('\0')) throw new TypeError('A parameter contains a NUL character: remove it.');
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * A parameter as an SQL literal, for `EXECUTE`: DuckDB-WASM's own binding cannot be cancelled while the statement
 * runs. Dates become UTC timestamps; fractions DOUBLE.
 *
 * @throws TypeError for a value that SQL text cannot hold
 */
export function literal(value: Parameter): string {
  switch (typeof value) {
    case 'string':
      return textLiteral(value);
    case 'number':
      return Number.isSafeInteger(value) ? String(value) : `${textLiteral(String(value))}::DOUBLE`;
    case 'bigint':
      return String(value);
    case 'boolean':
      return value ? 'TRUE' : 'FALSE';
    case 'object':
      if (value === null) return 'NULL';
      if (value instanceof Date && !Number.isNaN(value.getTime()))
        return `${textLiteral(value.toISOString().replace('T', ' ').replace('Z', ''))}::TIMESTAMP`;
  }
  throw new TypeError(
    `A parameter must be a text, number, bigint, boolean, valid Date or null, not ${
      typeof value === 'object' ? Object.prototype.toString.call(value) : typeof value
    }.`,
  );
}

/** Several values as literals, for `IN (…)` or a list. */
export function literals(values: readonly Parameter[]): string {
  return values.map(literal).join(', ');
}

/** A statement with its parameters written into it, in place of each `?`. */
export function withParameters(sql: string, values: readonly Parameter[]): string {
  let index = 0;
  return sql.trim().replace(/\?/g, () => literal(values[index++] ?? ''));
}

/** Words that DuckDB reserves where a name is expected (from `duckdb_keywords()`, tried one by one). */
const RESERVED: ReadonlySet<string> = new Set(
  `all analyse analyze and anti any array as asc asof asymmetric at authorization binary both by case cast check collate
collation column concurrently constraint create cross default deferrable desc describe distinct do else end except false
fetch for foreign freeze from full glob group having ilike in initially inner intersect into is isnull join lambda lateral
leading left like limit natural not notnull null offset on only or order outer overlaps pivot pivot_longer pivot_wider placing
positional primary qualify references returning right select semi show similar some summarize symmetric table tablesample then
to trailing true union unique unpack unpivot using variadic verbose when where window with`.split(/\s+/),
);

export function isReserved(name: string): boolean {
  return RESERVED.has(name.toLowerCase());
}

/** A name as a quoted SQL identifier. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A name as people write it in SQL: in quotes only where it needs them. */
export function plainIdentifier(name: string): string {
  return /^[a-z_][a-z0-9_]*$/i.test(name) && !isReserved(name) ? name : identifier(name);
}
