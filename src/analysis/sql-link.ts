/** The route of the SQL page with a statement in it, for "Open in SQL" anywhere on the site. */
export function sqlLink(sql: string): string {
  return `/sql?q=${encodeURIComponent(sql)}`;
}

/** A statement with its parameters written into it, in place of each `?`. */
export function withParameters(sql: string, values: readonly string[]): string {
  let index = 0;
  return sql.trim().replace(/\?/g, () => `'${(values[index++] ?? '').replaceAll("'", "''")}'`);
}
