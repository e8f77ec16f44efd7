import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
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

/** What is being made: two builds side by side may want the same. */
const making = new Map<string, Promise<string>>();

/**
 * A file that takes long to make, made once.
 *
 * @param name says what the bytes depend on
 * @returns its path
 */
export function keptBuild(name: string, make: () => Uint8Array | Promise<Uint8Array>): Promise<string> {
  const path = join(DUCKDB_WASM, '../../../.cache/value-action-lens', name);
  if (existsSync(path)) return Promise.resolve(path);
  const known = making.get(path);
  if (known) return known;
  const made = write(path, make).finally(() => making.delete(path));
  making.set(path, made);
  return made;
}

/** Other processes see the file once it is whole. */
async function write(path: string, make: () => Uint8Array | Promise<Uint8Array>): Promise<string> {
  const bytes = await make();
  mkdirSync(dirname(path), { recursive: true });
  const part = `${path}.${process.pid}`;
  writeFileSync(part, bytes);
  renameSync(part, path);
  return path;
}
