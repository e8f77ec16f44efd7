/** Version of this site, from package.json. */
declare const __APP_VERSION__: string;
/** Version of DuckDB-WASM that is shipped. */
declare const __DUCKDB_WASM_VERSION__: string;
/** Version of WebLLM that is shipped. */
declare const __WEB_LLM_VERSION__: string;
/** Version of wllama (llama.cpp) that is shipped. */
declare const __WLLAMA_VERSION__: string;
