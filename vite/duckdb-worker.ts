import type { Plugin } from 'vite';

const WORKER = /duckdb-browser-eh\.worker\.js$/;

/**
 * Keeps DuckDB's worker script in our worker's bundle. Its package declares that no module of it has side effects, so
 * that the bundler would drop an import which is nothing but side effects.
 */
export function duckdbWorker(): Plugin {
  return {
    name: 'duckdb-worker',
    transform: {
      filter: { id: WORKER },
      handler: (code) => ({ code, map: null, moduleSideEffects: true }),
    },
  };
}
