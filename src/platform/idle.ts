/** Where the browser does not say when it is idle. */
const PAUSE_MS = 100;

/**
 * Resolves when the page has nothing better to do.
 *
 * @param longest how long it may be put off, in milliseconds
 */
export function whenIdle(longest = 2000): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: longest });
    else setTimeout(resolve, PAUSE_MS);
  });
}
