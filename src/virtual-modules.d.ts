declare module 'virtual:duckdb-wasm' {
  /** URL of DuckDB's WebAssembly file, compressed with gzip. */
  const url: string;
  export default url;
}

declare module 'virtual:data-manifest' {
  import type { Manifest } from './domain/manifest';

  const manifest: Manifest;
  export default manifest;
}
