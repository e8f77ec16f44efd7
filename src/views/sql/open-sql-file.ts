import { formatCount } from '../../domain/text/figures';
import { MOST_TABS, readSqlFile } from '../../sql/notebook/sql-file';
import type { SqlTabs } from '../../state/sql/tabs';

/**
 * Opens a `.sql` file in a tab, or in one for each of its parts.
 *
 * @returns what was done, as a sentence
 * @throws where it has too many parts
 */
export function openSqlFile(
  tabs: Pick<SqlTabs, 'openAll'>,
  { name, sql }: { readonly name: string; readonly sql: string },
  file: string,
): string {
  const queries = readSqlFile(sql, name);
  if (queries.length > MOST_TABS)
    throw new Error(
      `${file}: it has ${formatCount(queries.length)} queries; a .sql file of at most ${MOST_TABS} is opened.`,
    );
  if (queries.length === 0) return `${file} has no query.`;
  tabs.openAll(queries);
  return queries.length === 1 ? `Opened ${file}.` : `Opened ${file} as ${queries.length} queries.`;
}
