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

  /** Puts a file of the reader's there, which is read where it lies. */
  async put(name: string, file: Blob): Promise<void> {
    const { BROWSER_FILEREADER } = DuckDBDataProtocol;
    await this.database.registerFileHandle(this.path(name), file, BROWSER_FILEREADER, true);
  }

  /** Makes a file there to be written to, as large as `written-files.ts` allows. */
  async make(name: string, content = new Uint8Array()): Promise<void> {
    const { BROWSER_FSACCESS } = DuckDBDataProtocol;
    await this.database.registerFileHandle(this.path(name), content, BROWSER_FSACCESS, true);
  }

  /** A file's bytes, a copy. */
  async take(name: string): Promise<Uint8Array<ArrayBuffer>> {
    return (await this.database.copyFileToBuffer(this.path(name))) as Uint8Array<ArrayBuffer>;
  }

  async drop(name: string): Promise<void> {
    await this.database.dropFile(this.path(name));
  }
}
