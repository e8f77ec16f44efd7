import { createReadStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const ID = 'virtual:duckdb-wasm';
const RESOLVED = `\0${ID}`;
// Not `.wasm.gz`: servers would unzip it, or send it as something else.
const FILE = 'duckdb-eh.wasm.gz.bin';

const require = createRequire(import.meta.url);

/** DuckDB's WebAssembly file compressed (34 MB become 7.6 MB, below every static host's limit), made once. */
function compressedFile(): string {
  const distribution = dirname(require.resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'));
  const { version } = JSON.parse(readFileSync(join(distribution, '../package.json'), 'utf8')) as {
    version: string;
  };
  // Another zlib may give other bytes.
  const made = `${version}-zlib-${process.versions.zlib}-${FILE}`;
  const cached = join(distribution, '../../../.cache/value-action-lens', made);
  if (!existsSync(cached)) {
    mkdirSync(dirname(cached), { recursive: true });
    writeFileSync(cached, gzipSync(readFileSync(join(distribution, 'duckdb-eh.wasm')), { level: 9 }));
  }
  return cached;
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
    load(id) {
      if (id !== RESOLVED) return undefined;
      const source = readFileSync(compressedFile());
      const url = building
        ? `import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: 'asset', name: FILE, source })}`
        : `'/${FILE}'`;
      return `export const url = ${url}; export const bytes = ${source.length};`;
    },
    configureServer(server) {
      server.middlewares.use(`/${FILE}`, (_request, response) => {
        response.setHeader('Content-Type', 'application/octet-stream');
        createReadStream(compressedFile()).pipe(response);
      });
    },
  };
}
