import type { ManifestFile } from '../../domain/manifest';
import type { EncodedRows } from '../types';
import type { DataFiles } from './data-files';

/** Rows that a table is to hold: those of a data file, or added ones. The same object means the same rows. */
export type Part = ManifestFile | EncodedRows;

/** How many files are decoded, or have been, before the one that is inserted: each takes memory until then. */
const AHEAD = 8;

/** Decodes files while those before them are inserted. */
export class DecodedAhead {
  private readonly begun = new Map<Part, Promise<EncodedRows>>();

  constructor(private readonly files: DataFiles) {}

  /** Decodes the first of these. @throws DataLoadError */
  async begin(parts: readonly Part[]): Promise<void> {
    for (const part of parts) if ('path' in part) this.files.prefetch(part);
    await Promise.all(parts.slice(0, AHEAD).map((part) => this.decode(part)));
  }

  /** Each in turn. @throws DataLoadError */
  async *all(parts: readonly Part[]): AsyncGenerator<{ readonly path: string; readonly rows: EncodedRows }> {
    for (const [place, part] of parts.entries()) {
      for (const soon of parts.slice(place, place + AHEAD)) void this.decode(soon);
      const rows = await this.decode(part);
      this.begun.delete(part);
      yield { path: 'path' in part ? part.path : 'of added rows', rows };
    }
  }

  private decode(part: Part): Promise<EncodedRows> {
    if (!('path' in part)) return Promise.resolve(part);
    let decoding = this.begun.get(part);
    if (!decoding) {
      decoding = this.files.rows(part);
      // It is reported where it is waited for.
      decoding.catch(() => {});
      this.begun.set(part, decoding);
    }
    return decoding;
  }
}
