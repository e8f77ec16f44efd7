/** Version of this site, from package.json. */
declare const __APP_VERSION__: string;
/** Version of DuckDB-WASM that is shipped. */
declare const __DUCKDB_WASM_VERSION__: string;
