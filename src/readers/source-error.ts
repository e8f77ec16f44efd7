/** A problem in a source file: which file, where in it, and what. */
export class SourceError extends Error {
  override name = 'SourceError';
  constructor(
    readonly file: string,
    /** Row of data, counted from 1 after the header; null where the whole file is concerned. */
    readonly row: number | null,
    /** The rest of a sentence that begins with the file, or, after the row, a sentence of its own. */
    readonly problem: string,
    options?: ErrorOptions,
  ) {
    super(row === null ? `${file} ${problem}.` : `${file}, row ${row}: ${problem}.`, options);
  }
}
