/** The route of the SQL page with a statement in it, for "Open in SQL" anywhere on the site. */
export function sqlLink(sql: string): string {
  return `/sql?q=${encodeURIComponent(sql)}`;
}
