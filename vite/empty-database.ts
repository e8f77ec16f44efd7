import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Plugin } from 'vite';

const ID = 'virtual:empty-database';
const RESOLVED = `\0${ID}`;

/** A DuckDB database file with nothing in it. */
export async function emptyDatabaseFile(): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'empty-database-'));
  try {
    const path = join(folder, 'empty.duckdb');
    const instance = await DuckDBInstance.create(path);
    instance.closeSync();
    return readFileSync(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * The file from which the reader's own database starts: one that DuckDB makes itself in the browser cannot be read back.
 * `virtual:empty-database` gives its bytes, compressed, in base64: 12 kB become about 200 characters.
 */
export function emptyDatabase(): Plugin {
  return {
    name: 'empty-database',
    resolveId: (id) => (id === ID ? RESOLVED : undefined),
    async load(id) {
      if (id !== RESOLVED) return undefined;
      const packed = gzipSync(await emptyDatabaseFile(), { level: 9 }).toString('base64');
      return `export default ${JSON.stringify(packed)}`;
    },
  };
}
