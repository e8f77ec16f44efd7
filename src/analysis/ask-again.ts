import { EngineDiedError } from '../db/errors';

/**
 * Asks once more where DuckDB stopped meanwhile: what another query did, or a cancelled one that did not stop in time,
 * is not this one's fault. Only for statements of the views, which are known to be harmless.
 */
export async function askAgain<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof EngineDiedError)) throw error;
    return ask();
  }
}
