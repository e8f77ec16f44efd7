import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** Where DuckDB-WASM's files are. */
export const DUCKDB_WASM = dirname(require.resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'));

/** DuckDB-WASM's version. */
export function duckdbWasmVersion(): string {
  const { version } = JSON.parse(readFileSync(join(DUCKDB_WASM, '../package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}

/**
 * A file that takes long to make, made once.
 *
 * @param name says what the bytes depend on
 * @returns its path
 */
export async function keptBuild(name: string, make: () => Uint8Array | Promise<Uint8Array>): Promise<string> {
  const path = join(DUCKDB_WASM, '../../../.cache/value-action-lens', name);
  if (!existsSync(path)) {
    const bytes = await make();
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
  return path;
}
