/** Lines that query the published data on the reader's own machine. */
import type { TableName } from '../domain/tables';
import { literal } from './quote';

/**
 * What DuckDB runs to query a table's files where they are. A web server has no list of its files, so the manifest gives
 * it.
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

export type Program = 'DuckDB' | 'Python' | 'R' | 'Polars';

const QUERY = 'FROM lens.model_alignment ORDER BY alignment_rate DESC';

/**
 * The same question in several programs; those with DuckDB ask this site's own SQL, in its database.
 *
 * @param site its address, ending in a slash
 */
export function elsewhere(site: string): Readonly<Record<Program, string>> {
  const attach = `ATTACH ${literal(`${site}lens.duckdb`)} AS lens (READ_ONLY)`;
  return {
    DuckDB: `${attach};\n${QUERY};`,
    Python: `# pip install duckdb
import duckdb

connection = duckdb.connect()
connection.execute("${attach}")
print(connection.sql("${QUERY}"))`,
    R: `# install.packages("duckdb")
library(duckdb)

connection <- dbConnect(duckdb())
dbExecute(connection, "${attach}")
dbGetQuery(connection, "${QUERY}")`,
    Polars: `# pip install polars
import json, urllib.request
import polars as pl

data = "${site}data/"
files = json.load(urllib.request.urlopen(data + "manifest.json"))["files"]
cells = pl.concat(pl.read_parquet(data + file["path"]) for file in files if file["table"] == "cells")
print(cells.group_by("model").agg(pl.col("misaligned").mean()).sort("misaligned"))`,
  };
}
