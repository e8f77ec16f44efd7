import { readFileSync } from 'node:fs';
import { defineConfig } from 'vite';
import { compressedWasm } from './vite/compressed-wasm';
import { contentSecurityPolicyPlugin } from './vite/content-security-policy';
import { dataManifest } from './vite/data-manifest';
import { duckdbWorker } from './vite/duckdb-worker';
import { prerender } from './vite/prerender';
import { previewCompression } from './vite/preview-compression';

const versionOf = (path: string): string =>
  (JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as { version: string }).version;

export default defineConfig({
  define: {
    __APP_VERSION__: JSON.stringify(versionOf('package.json')),
    __DUCKDB_WASM_VERSION__: JSON.stringify(versionOf('node_modules/@duckdb/duckdb-wasm/package.json')),
  },
  base: './',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  resolve: { alias: { react: 'preact/compat', 'react-dom': 'preact/compat' } },
  worker: {
    format: 'es',
    plugins: () => [duckdbWorker()],
    // DuckDB's worker holds Emscripten's `eval`, which a browser never reaches.
    rolldownOptions: { checks: { eval: false } },
  },
  build: { target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 1000 },
  plugins: [
    dataManifest(),
    compressedWasm(),
    prerender(),
    contentSecurityPolicyPlugin(),
    previewCompression(),
  ],
});
