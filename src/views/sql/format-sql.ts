/** Lays out SQL; rejects with a sentence if it cannot be parsed. */
export async function formatSql(sql: string): Promise<string> {
  const { duckdb, formatDialect } = await import('sql-formatter');
  try {
    return formatDialect(sql, {
      dialect: duckdb,
      keywordCase: 'upper',
      dataTypeCase: 'upper',
      expressionWidth: 90,
      linesBetweenQueries: 2,
    });
  } catch (cause) {
    throw new Error('This cannot be formatted: a bracket or a quote is left open.', { cause });
  }
}
