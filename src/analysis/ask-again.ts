import { EngineDiedError } from '../db/errors';

/**
 * Retries once where DuckDB died meanwhile: that was the fault of another query, or of a cancelled one that did not
 * stop in time. Only for the views' own statements, which are known to be harmless.
 */
export async function askAgain<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof EngineDiedError)) throw error;
    return ask();
  }
}
