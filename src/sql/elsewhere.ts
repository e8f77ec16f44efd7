/** Lines that query the published data on the reader's own machine, with this site's own SQL where they use DuckDB. */
export interface Elsewhere {
  readonly duckdb: string;
  readonly python: string;
  readonly r: string;
  readonly polars: string;
}

const QUERY = 'FROM lens.model_alignment ORDER BY alignment_rate DESC';

/** @param site its address, ending in a slash */
export function elsewhere(site: string): Elsewhere {
  const attach = `ATTACH '${site.replaceAll("'", "''")}lens.duckdb' AS lens (READ_ONLY)`;
  return {
    duckdb: `${attach};\n${QUERY};`,
    python: `# pip install duckdb
import duckdb

connection = duckdb.connect()
connection.execute("${attach}")
print(connection.sql("${QUERY}"))`,
    r: `# install.packages("duckdb")
library(duckdb)

connection <- dbConnect(duckdb())
dbExecute(connection, "${attach}")
dbGetQuery(connection, "${QUERY}")`,
    polars: `# pip install polars
import json, urllib.request
import polars as pl

data = "${site}data/"
files = json.load(urllib.request.urlopen(data + "manifest.json"))["files"]
cells = pl.concat(pl.read_parquet(data + file["path"]) for file in files if file["table"] == "cells")
print(cells.group_by("model").agg(pl.col("misaligned").mean()).sort("misaligned"))`,
  };
}
