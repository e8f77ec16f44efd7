import type { TableName } from '../domain/tables';
import { literal } from './quote';

/**
 * What DuckDB on the reader's own machine runs to query a table's files where they are. A web server has no list of its
 * files, so the manifest gives it.
 *
 * @param data address of the data folder, ending in a slash
 */
export function elsewhereSql(data: string, table: TableName): string {
  return `SET VARIABLE files = (
  SELECT list(${literal(data)} || file.path)
  FROM (SELECT unnest(files) AS file FROM read_json(${literal(`${data}manifest.json`)}))
  WHERE file."table" = ${literal(table)}
);
SELECT * FROM read_parquet(getvariable('files')) LIMIT 100;`;
}
