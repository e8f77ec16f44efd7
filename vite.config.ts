import { readFileSync } from 'node:fs';
import { defineConfig } from 'vite';
import { citations } from './vite/citations';
import { compressedWasm } from './vite/compressed-wasm';
import { contentSecurityPolicyPlugin } from './vite/content-security-policy';
import { dataManifest } from './vite/data-manifest';
import { dependencies } from './vite/dependencies';
import { duckdbWorker } from './vite/duckdb-worker';
import { embedPage } from './vite/embed-page';
import { emptyDatabase } from './vite/empty-database';
import { knownAnswers } from './vite/known-answers';
import { mendedArrow } from './vite/mended-arrow';
import { offline } from './vite/offline';
import { openData } from './vite/open-data/open-data';
import { prerender } from './vite/prerender';
import { previewCompression } from './vite/preview-compression';
import { previewHost } from './vite/preview-host';
import { sharedPages } from './vite/shared-pages';
import { thirdPartyNotices } from './vite/third-party-notices';
import { wllamaWorker } from './vite/wllama-worker';

/** The version in a folder's package.json, as code. */
function versionIn(folder: string): string {
  const { version } = JSON.parse(readFileSync(new URL(`${folder}/package.json`, import.meta.url), 'utf8'));
  return JSON.stringify(version);
}

const notices = thirdPartyNotices();

export default defineConfig({
  define: {
    __APP_VERSION__: versionIn('.'),
    __DUCKDB_WASM_VERSION__: versionIn('node_modules/@duckdb/duckdb-wasm'),
    __WEB_LLM_VERSION__: versionIn('node_modules/@mlc-ai/web-llm'),
    __WLLAMA_VERSION__: versionIn('node_modules/@wllama/wllama'),
  },
  base: './',
  // Another folder than `public`, such as one with synthetic models (see CONTRIBUTING).
  publicDir: process.env.VIA_PUBLIC || 'public',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  resolve: { alias: { react: 'preact/compat', 'react-dom': 'preact/compat' } },
  worker: {
    format: 'es',
    plugins: () => [duckdbWorker(), mendedArrow(), wllamaWorker(), notices.worker()],
    // DuckDB's worker holds Emscripten's `eval`, which a browser never reaches.
    rolldownOptions: { checks: { eval: false } },
  },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1000,
    // What the first view needs is one file: many small ones compress worse and take a request each.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first-view', tags: ['$initial'] }] } } },
  },
  plugins: [
    mendedArrow(),
    dataManifest(),
    citations(),
    dependencies(),
    compressedWasm(),
    emptyDatabase(),
    knownAnswers(),
    openData(),
    prerender(),
    sharedPages(),
    contentSecurityPolicyPlugin(),
    embedPage(),
    previewHost(),
    previewCompression(),
    notices.page(),
    // Last: it lists what the others made.
    offline(),
  ],
});
