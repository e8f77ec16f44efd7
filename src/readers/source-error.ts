/** A problem in a source file: which file, where in it, and what. */
export class SourceError extends Error {
  override name = 'SourceError';
  constructor(
    readonly file: string,
    /** Row of data, counted from 1 after the header; null where it is about the whole file. */
    readonly row: number | null,
    /** Continues a sentence that begins with the file; after a row, a sentence of its own. */
    readonly problem: string,
    options?: ErrorOptions,
  ) {
    super(row === null ? `${file} ${problem}.` : `${file}, row ${row}: ${problem}.`, options);
  }
}
