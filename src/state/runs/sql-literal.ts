/** A text as an SQL literal, for statements that are shown to the reader and opened on the SQL page. */
export function textLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
