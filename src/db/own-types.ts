/** What the rest of the site knows about the reader's own databases. */

export interface OwnColumn {
  readonly name: string;
  /** DuckDB's name for the type. */
  readonly type: string;
}

/** A table, view or anything else in a database of the reader's. */
export interface OwnObject {
  readonly kind: 'table' | 'view' | 'macro' | 'type' | 'sequence';
  readonly schema: string;
  readonly name: string;
  /** A statement that makes it (without rows); empty where DuckDB gives none. */
  readonly sql: string;
  /** For a table; null for others. */
  readonly rows: number | null;
  readonly columns: readonly OwnColumn[];
}

/** One of the reader's objects as earlier versions of this site stored it. */
export interface EarlierObject extends OwnObject {
  readonly kept: boolean;
  /** A table's rows: an Arrow IPC stream. */
  readonly ipc: Uint8Array<ArrayBuffer> | null;
}

/** A version of the reader's own database, as the bytes of a DuckDB file. */
export interface KeptDatabase {
  /** Counts up with each write. */
  readonly version: number;
  readonly bytes: Blob;
}

/** Why the reader's own database cannot be read, or written. */
export interface StoreProblem {
  readonly problem: string;
  /** Whether the browser keeps nothing at all. */
  readonly unavailable: boolean;
}

/** Where the reader's own database is kept. Its methods never reject. */
export interface OwnStore {
  /** Null where none is kept. */
  read(): Promise<KeptDatabase | StoreProblem | null>;
  /** Replaces the version that the new one was made from; `changed`: another one is kept by now. */
  write(bytes: Blob, over: number): Promise<'kept' | 'changed' | StoreProblem>;
  /** Keeps one that cannot be opened elsewhere too, before another is written over it. */
  setAside(kept: KeptDatabase, why: string): Promise<StoreProblem | null>;
}

/** Whether the reader's own database is kept in the browser. */
export type KeptState =
  /** Everything in it is kept. `waiting`: for another tab that writes to it. */
  | { readonly phase: 'kept' | 'saving' | 'waiting' }
  /** What has changed lasts only as long as the page. */
  | { readonly phase: 'unsaved'; readonly problem: string }
  /** What is kept cannot be read or opened: nothing is written in its place. */
  | { readonly phase: 'closed'; readonly problem: string; readonly damaged: boolean };

/** A DuckDB file that the reader opened, for this visit. */
export interface OpenedDatabase {
  readonly name: string;
  readonly file: string;
  readonly objects: readonly OwnObject[];
}

/** What earlier versions of this site stored. */
export interface EarlierObjects {
  read(): Promise<readonly EarlierObject[]>;
  /** Called once the others are kept. */
  done(failed: readonly EarlierObject[]): Promise<void>;
}
