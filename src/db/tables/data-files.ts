import type { ManifestFile } from '../../domain/manifest';
import { type TableName, tableNamed } from '../../domain/tables';
import { sha256 } from '../../domain/text/sha256';
import { DataLoadError } from '../errors';
import type { EncodedRows } from '../types';
import type { Decode } from './decoder';

const AGAIN = 'The next query fetches it again.';
const OTHER_VERSION = 'Reload the page, to get both from the same version of the site.';

/** Fetches the files of the data folder and keeps them, as they came, for as long as the page lives. */
export class DataFiles {
  private readonly kept = new Map<string, Promise<ArrayBuffer>>();

  /** @param base URL of the data folder, ending in a slash */
  constructor(
    private readonly files: readonly ManifestFile[],
    private readonly base: string,
    private readonly decode: Decode,
  ) {}

  of(table: TableName): ManifestFile[] {
    return this.files.filter((file) => file.table === table);
  }

  /** Begins to fetch a file. */
  prefetch(file: ManifestFile): void {
    this.bytes(file).catch(() => {});
  }

  /**
   * The rows of a file, decoded anew. A failure is not kept: the next call tries again.
   *
   * @throws DataLoadError naming the file and what is wrong with it
   */
  async rows(file: ManifestFile): Promise<EncodedRows> {
    try {
      return await this.decoded(file, await this.bytes(file));
    } catch (error) {
      this.kept.delete(file.path);
      throw error;
    }
  }

  private bytes(file: ManifestFile): Promise<ArrayBuffer> {
    const known = this.kept.get(file.path);
    if (known) return known;
    const fetching = this.fetch(file);
    fetching.catch(() => this.kept.delete(file.path));
    this.kept.set(file.path, fetching);
    return fetching;
  }

  private async decoded(file: ManifestFile, parquet: ArrayBuffer): Promise<EncodedRows> {
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

  private async fetch(file: ManifestFile): Promise<ArrayBuffer> {
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
