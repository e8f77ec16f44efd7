declare module 'virtual:duckdb-wasm' {
  /** URL of DuckDB's WebAssembly file, compressed with gzip. */
  export const url: string;
  /** Its length. */
  export const bytes: number;
}

declare module 'virtual:empty-database' {
  /** A DuckDB database file with nothing in it, compressed with gzip, in base64. */
  const packed: string;
  export default packed;
}

declare module 'virtual:data-manifest' {
  /** What each data file of this build is. */
  const manifest: import('./domain/manifest').Manifest;
  export default manifest;
}

declare module 'virtual:data-files' {
  /** The data files of this build, without what they were made from. */
  const files: readonly import('./domain/manifest').DataFile[];
  export default files;
}

declare module 'virtual:citations' {
  /** What `CITATION.cff` says. */
  const works: import('./domain/citation').Works;
  export default works;
}

declare module 'virtual:data-version' {
  /** Version of this build's data files, as captions name it. */
  const version: string;
  export default version;
}

declare module 'virtual:holds-via' {
  /** Whether this build ships the release's actions, not only the sample. */
  const holdsVia: boolean;
  export default holdsVia;
}

declare module 'virtual:dependencies' {
  /** Names of the packages that the site depends on, by SPDX licence. */
  const dependencies: Readonly<Record<string, readonly string[]>>;
  export default dependencies;
}

declare module 'virtual:known-answers' {
  /** Where the answers that were built with the site are, relative to the page; null if there are none. */
  export const folder: string | null;
}
