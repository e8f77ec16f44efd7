import type { DataFile } from '../../domain/manifest';
import { type TableName, tableNamed } from '../../domain/tables';
import { sha256 } from '../../domain/text/sha256';
import { DataLoadError } from '../errors';
import type { EncodedRows } from '../types';
import type { Decode } from './decoder';

const AGAIN = 'The next query fetches it again.';
const OTHER_VERSION = 'Reload the page, to get both from the same version of the site.';

/** How many files are decoded ahead of the one that is taken: each takes memory until then. */
const AHEAD = 8;

/** Fetches the files of the data folder and keeps them, as they came, for as long as the page lives. */
export class DataFiles {
  private readonly kept = new Map<string, Promise<ArrayBuffer>>();
  /** What is decoded, or being decoded, until it is taken. */
  private readonly decoding = new Map<string, Promise<EncodedRows>>();

  /** @param base URL of the data folder, ending in a slash */
  constructor(
    private readonly files: readonly DataFile[],
    private readonly base: string,
    private readonly decode: Decode,
  ) {}

  of(table: TableName): DataFile[] {
    return this.files.filter((file) => file.table === table);
  }

  /** Begins to fetch these, and to decode the first of them. */
  begin(files: readonly DataFile[]): void {
    for (const file of files) this.bytes(file).catch(() => {});
    for (const file of files.slice(0, AHEAD)) void this.ahead(file).catch(() => {});
  }

  /** Resolves when the first of these are decoded. @throws DataLoadError naming a file and what is wrong with it */
  async begun(files: readonly DataFile[]): Promise<void> {
    this.begin(files);
    await Promise.all(files.slice(0, AHEAD).map((file) => this.ahead(file)));
  }

  /**
   * The rows of each file in turn, decoded anew. A failure is not kept: the next call tries again.
   *
   * @throws DataLoadError naming the file and what is wrong with it
   */
  async *each(
    files: readonly DataFile[],
  ): AsyncGenerator<{ readonly file: DataFile; readonly rows: EncodedRows }> {
    for (const [place, file] of files.entries()) {
      this.begin(files.slice(place, place + AHEAD));
      const rows = await this.ahead(file);
      this.decoding.delete(file.path);
      yield { file, rows };
    }
  }

  private ahead(file: DataFile): Promise<EncodedRows> {
    const known = this.decoding.get(file.path);
    if (known) return known;
    const decoding = this.decoded(file).catch((error: unknown) => {
      this.decoding.delete(file.path);
      this.kept.delete(file.path);
      throw error;
    });
    this.decoding.set(file.path, decoding);
    return decoding;
  }

  private bytes(file: DataFile): Promise<ArrayBuffer> {
    const known = this.kept.get(file.path);
    if (known) return known;
    const fetching = this.fetch(file);
    fetching.catch(() => this.kept.delete(file.path));
    this.kept.set(file.path, fetching);
    return fetching;
  }

  private async decoded(file: DataFile): Promise<EncodedRows> {
    const parquet = await this.bytes(file);
    let decoded: EncodedRows;
    try {
      // The decoder takes what it is given.
      decoded = await this.decode(parquet.slice(), tableNamed(file.table).columns);
    } catch (cause) {
      throw new DataLoadError(file.path, `${(cause as Error).message} ${AGAIN}`, { cause });
    }
    if (decoded.rows !== file.rows)
      throw new DataLoadError(
        file.path,
        `has ${decoded.rows} rows instead of ${file.rows}. ${OTHER_VERSION}`,
      );
    const hash = await sha256(parquet);
    if (hash !== null && hash !== file.sha256)
      throw new DataLoadError(file.path, `is not the one this page was built with. ${OTHER_VERSION}`);
    return decoded;
  }

  private async fetch(file: DataFile): Promise<ArrayBuffer> {
    const url = `${this.base}${file.path}?v=${file.sha256.slice(0, 8)}`;
    try {
      const response = await fetch(url);
      if (response.ok) return await response.arrayBuffer();
      throw new DataLoadError(
        file.path,
        `could not be fetched: the server answered ${response.status}. ${AGAIN}`,
      );
    } catch (cause) {
      if (cause instanceof DataLoadError) throw cause;
      throw new DataLoadError(
        file.path,
        'could not be fetched: no connection. Once you are online again, the next query fetches it.',
        { cause },
      );
    }
  }
}
