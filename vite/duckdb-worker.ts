import type { Plugin } from 'vite';

const WORKER = /duckdb-browser-eh\.worker\.js$/;

/**
 * Where Emscripten gives each of DuckDB's many exports an address for libraries that are loaded later. They look for
 * what has none themselves, and this site loads none (`settings.ts`): only addresses that were asked for are filled in.
 */
const EVERY_ADDRESS =
  'GOT[r]||(GOT[r]=new WebAssembly.Global({value:"i32",mutable:!0})),(t||GOT[r].value==0)&&';
const ASKED_FOR = 'GOT[r]&&(t||GOT[r].value==0)&&';

/** @throws where the package's code is another: then it must be looked at again */
function withoutNeedlessAddresses(code: string): string {
  const parts = code.split(EVERY_ADDRESS);
  if (parts.length !== 2) throw new Error('DuckDB’s worker has changed: see vite/duckdb-worker.ts');
  return parts.join(ASKED_FOR);
}

/**
 * Keeps DuckDB's worker script in our worker's bundle, and makes it start faster. Its package declares its modules free
 * of side effects, so the bundler would drop an import made only for its side effects.
 */
export function duckdbWorker(): Plugin {
  return {
    name: 'duckdb-worker',
    transform: {
      filter: { id: WORKER },
      handler: (code) => ({ code: withoutNeedlessAddresses(code), map: null, moduleSideEffects: true }),
    },
  };
}
