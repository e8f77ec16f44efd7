import { createReadStream, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { withoutNeedlessExports } from './duckdb-exports';
import { duckdbWasmVersion, keptBuild } from './kept-build';

const ID = 'virtual:duckdb-wasm';
const RESOLVED = `\0${ID}`;
// Not `.wasm.gz`: servers would unzip it, or send it as something else.
const FILE = 'duckdb-eh.wasm.gz.bin';

/** DuckDB's WebAssembly file without what it does not need, and compressed (34 MB become 6.7 MB), made once. */
function compressedFile(): Promise<string> {
  // Another zlib may give other bytes.
  return keptBuild(`${duckdbWasmVersion()}-exports-zlib-${process.versions.zlib}-${FILE}`, () =>
    gzipSync(withoutNeedlessExports(), { level: 9 }),
  );
}

/** Ships DuckDB's WebAssembly with the site; `virtual:duckdb-wasm` gives its address and length. */
export function compressedWasm(): Plugin {
  let building = false;
  return {
    name: 'compressed-wasm',
    configResolved({ command }) {
      building = command === 'build';
    },
    resolveId: (id) => (id === ID ? RESOLVED : undefined),
    async load(id) {
      if (id !== RESOLVED) return undefined;
      const source = readFileSync(await compressedFile());
      const url = building
        ? `import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: 'asset', name: FILE, source })}`
        : `'/${FILE}'`;
      return `export const url = ${url}; export const bytes = ${source.length};`;
    },
    configureServer(server) {
      server.middlewares.use(`/${FILE}`, async (_request, response) => {
        response.setHeader('Content-Type', 'application/octet-stream');
        createReadStream(await compressedFile()).pipe(response);
      });
    },
  };
}
