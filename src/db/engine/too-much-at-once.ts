/** One step of a statement would need more memory than a page can spare. */
export const TOO_MUCH_AT_ONCE = 'Out of Memory Error: The rows are too large to be handed out.';

/** A file that DuckDB writes would be larger than `MOST_WRITTEN_BYTES`. */
export const TOO_LARGE_A_FILE =
  'Out of Memory Error: This would take more than 768 MB in one file, the most that a page holds.';

/** Whether memory was refused, by `bounded-memory.ts`; where DuckDB's own limit is reached, it says how far it got. */
export function isTooMuchAtOnce(error: unknown): boolean {
  return (
    error instanceof Error && /too large to be handed out|Allocation failure|bad_alloc/.test(error.message)
  );
}
