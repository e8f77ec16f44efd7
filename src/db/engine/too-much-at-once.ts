/** One step of a statement would need more memory than a page can spare. */

const MARK = 'more memory at once than a page can spare';

/** As DuckDB words it where it runs out itself. */
export const TOO_MUCH_AT_ONCE = `Out of Memory Error: This statement needs ${MARK}.`;

export function isTooMuchAtOnce(error: unknown): boolean {
  return error instanceof Error && error.message.includes(MARK);
}
