import { type AsyncDuckDB, DuckDBDataProtocol } from '@duckdb/duckdb-wasm';

/**
 * The one folder whose files DuckDB's SQL may read and write once its configuration is locked (`settings.ts`). It holds
 * copies: what somebody overwrites there changes nothing that is kept.
 */
export const OPEN_FOLDER = 'lens/';

/** The files in it. They live as long as the engine; calls to a dead engine never settle, so pass them to its `guard`. */
export class OpenFolder {
  constructor(private readonly database: AsyncDuckDB) {}

  /** Where SQL finds a file. */
  path(name: string): string {
    return OPEN_FOLDER + name;
  }

  /** Puts a file there: bytes, which are transferred, or a file of the reader's, which is read where it lies. */
  async put(name: string, content: Uint8Array | Blob): Promise<void> {
    if (content instanceof Blob)
      await this.database.registerFileHandle(
        this.path(name),
        content,
        DuckDBDataProtocol.BROWSER_FILEREADER,
        true,
      );
    else await this.database.registerFileBuffer(this.path(name), content);
  }

  /** A file's bytes, a copy. */
  async take(name: string): Promise<Uint8Array<ArrayBuffer>> {
    return (await this.database.copyFileToBuffer(this.path(name))) as Uint8Array<ArrayBuffer>;
  }

  async drop(name: string): Promise<void> {
    await this.database.dropFile(this.path(name));
  }
}
