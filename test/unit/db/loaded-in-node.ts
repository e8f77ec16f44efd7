import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { Engine } from '../../../src/db/engine/engine';
import { COMPRESSED_DATABASE, LOCK_DOWN } from '../../../src/db/engine/settings';
import { AddedRows } from '../../../src/db/tables/added-rows';
import { DataFiles } from '../../../src/db/tables/data-files';
import { LoadedTables } from '../../../src/db/tables/loaded-tables';
import { parquetToArrow } from '../../../src/db/tables/parquet-to-arrow';
import type { ManifestFile } from '../../../src/domain/manifest';
import { MEASURES_SQL } from '../../../src/sql/views';
import { connectDuckDBWasm, type DuckDBConnection } from './duckdb-wasm';

export interface LoadedInNode {
  readonly connection: DuckDBConnection;
  readonly added: AddedRows;
  readonly tables: LoadedTables;
  /** How many statements are said to be read just now. */
  readonly engine: { reading: number };
}

/**
 * The site's tables in the browser's DuckDB, in Node. Replaces `fetch`.
 *
 * @param folder where the manifest's files are
 * @param beforeLoad waited for before each load begins
 */
export async function loadedInNode(
  manifestFiles: readonly ManifestFile[],
  folder: string,
  beforeLoad: () => Promise<void> = async () => {},
): Promise<LoadedInNode> {
  const connection = await connectDuckDBWasm();
  connection.query(COMPRESSED_DATABASE);
  connection.query(MEASURES_SQL);
  connection.query(LOCK_DOWN);
  const added = new AddedRows();
  vi.stubGlobal(
    'fetch',
    async (url: string) => new Response(readFileSync(join(folder, new URL(url).pathname))),
  );
  const files = new DataFiles(manifestFiles, 'http://x/', parquetToArrow);
  const engine = {
    alive: true,
    reading: 0,
    guard: async (call: unknown) => call,
    during: async (work: unknown) => work,
    connect: async () => {
      await beforeLoad();
      return {
        query: (sql: string) => connection.query(sql),
        close: () => {},
        insertArrowFromIPCStream: (ipc: Uint8Array, options: { name: string; create: boolean }) =>
          connection.insertArrowFromIPCStream(ipc, options),
      };
    },
  };
  return { connection, added, engine, tables: new LoadedTables(engine as unknown as Engine, files, added) };
}
