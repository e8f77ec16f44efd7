declare module 'virtual:duckdb-wasm' {
  /** URL of DuckDB's WebAssembly file, compressed with gzip. */
  const url: string;
  export default url;
}

declare module 'virtual:data-manifest' {
  /** What each data file of this build is. */
  const manifest: import('./domain/manifest').Manifest;
  export default manifest;
}
