/**
 * DuckDB's own worker, unchanged, with what the page needs of it beside. It holds a lock named after itself for as long
 * as it lives: the page waits for the same lock, and so learns at once when the worker dies, which the browser does not
 * tell otherwise.
 */
import './bounded-memory';
import '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js';
import { holdForLife } from '../../platform/locks';

void holdForLife(self.name);

// It also writes every failed statement to the console, which the page reports where it belongs, and that nobody is
// told how far its start has come: without streams that transform, it leaves that out, a message for each 64 kB.
self.console.log = () => {};
self.console.warn = () => {};
Reflect.deleteProperty(self, 'TransformStream');

// A module that does not compile is a rejection that DuckDB leaves unhandled: as an error it reaches the page at once.
self.addEventListener('unhandledrejection', ({ reason }) => {
  throw reason;
});

// The page hands over DuckDB's WebAssembly as it came: it is unzipped while it is compiled.
const fetchAsItIs = self.fetch.bind(self);
self.fetch = async (input, init) => {
  const response = await fetchAsItIs(input, init);
  if (!response.body || response.headers.get('content-type') !== 'application/gzip') return response;
  const unzipped = response.body.pipeThrough(new DecompressionStream('gzip'));
  return new Response(unzipped, { headers: { 'content-type': 'application/wasm' } });
};
