/** A value that can be bound to a `?` or `$1` of a statement. */
export type Parameter = string | number | bigint | boolean | Date | null;

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
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
      if (value.includes('\0')) throw new TypeError('A parameter holds a NUL character: remove it.');
      return text(value);
    case 'number':
      return Number.isSafeInteger(value) ? String(value) : `${text(String(value))}::DOUBLE`;
    case 'bigint':
      return String(value);
    case 'boolean':
      return value ? 'TRUE' : 'FALSE';
    case 'object':
      if (value === null) return 'NULL';
      if (value instanceof Date && !Number.isNaN(value.getTime()))
        return `${text(value.toISOString().replace('T', ' ').replace('Z', ''))}::TIMESTAMP`;
  }
  throw new TypeError(
    `A parameter must be a text, number, bigint, boolean, valid Date or null, not ${
      typeof value === 'object' ? Object.prototype.toString.call(value) : typeof value
    }.`,
  );
}
