/** For tests that give DuckDB's WebAssembly without starting it: the file of `wasm.test.ts`. */
export const url = 'http://localhost/duckdb.wasm.gz';
export const bytes = 6;
