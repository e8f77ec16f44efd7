/**
 * The page to measure the site against: it boots DuckDB-WASM the usual way (the plain .wasm file), loads all tables
 * that the headline needs, runs its SQL, and only then draws the table.
 */
import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import { HEADLINE_SQL, type HeadlineCell } from '../../src/analysis/overview-figures';
import { parquetToArrow } from '../../src/db/tables/parquet-to-arrow';
import type { Manifest } from '../../src/domain/manifest';
import { TABLES } from '../../src/domain/tables';
import { VIEWS } from '../../src/domain/views';
import { relationsFor } from '../../src/sql/relations';
import { createView, MEASURES_SQL } from '../../src/sql/views';

const worker = new Worker(new URL('@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js', import.meta.url));
const database = new AsyncDuckDB(new VoidLogger(), worker);
await database.instantiate(new URL(wasmUrl, document.baseURI).href);
const connection = await database.connect();
performance.mark('duckdb-ready');

const manifest = (await (await fetch('data/manifest.json')).json()) as Manifest;
const needed = relationsFor(HEADLINE_SQL);
for (const table of TABLES.filter(({ name }) => needed.has(name))) {
  let create = true;
  for (const { path } of manifest.files.filter((file) => file.table === table.name)) {
    const parquet = await (await fetch(`data/${path}`)).arrayBuffer();
    const { ipc } = await parquetToArrow(parquet, table.columns);
    await connection.insertArrowFromIPCStream(ipc, { name: table.name, create });
    create = false;
  }
}
await connection.query(MEASURES_SQL);
for (const view of VIEWS) if (needed.has(view)) await connection.query(createView(view));
const cells = (await connection.query(HEADLINE_SQL)).toArray() as unknown as HeadlineCell[];
performance.mark('first-aggregate');

const tableElement = document.querySelector('table');
for (const model of new Set(cells.map((cell) => cell.model))) {
  const row = tableElement?.insertRow();
  if (row) row.insertCell().textContent = model;
  for (const cell of cells.filter((candidate) => candidate.model === model))
    if (row) row.insertCell().textContent = cell.alignment_rate?.toFixed(2) ?? '';
}
