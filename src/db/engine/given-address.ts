/** The address by which DuckDB asks its worker for the WebAssembly that the page gives. Nothing is fetched from it. */
export const GIVEN_WASM = 'given:duckdb.wasm';
