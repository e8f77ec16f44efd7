import type { Plugin } from 'vite';

const WORKER = /duckdb-browser-eh\.worker\.js$/;

/**
 * Keeps DuckDB's worker script in our worker's bundle: its package declares its modules free of side effects, so the
 * bundler would drop an import made only for them.
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
