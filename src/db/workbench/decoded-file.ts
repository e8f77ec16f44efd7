/** What a file is, told from its first bytes and its name. */
export type FileKind = 'delimited' | 'parquet' | 'arrow';

/** A file's rows as an Arrow IPC stream, and whether all columns are texts whose types are still to be found. */
export interface DecodedFile {
  readonly ipc: Uint8Array<ArrayBuffer>;
  readonly rows: number;
  readonly texts: boolean;
}
