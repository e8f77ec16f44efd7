/**
 * DuckDB's own worker, unchanged, with what the page needs of it beside. It holds a lock named after itself for as long
 * as it lives: the page waits for the same lock, and so learns at once when the worker dies, which the browser does not
 * tell otherwise.
 */
import './bounded-memory';
import './given-wasm';
import './written-files';
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
