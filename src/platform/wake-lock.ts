/**
 * Keeps the screen on, so that a laptop does not fall asleep. A refusal does no harm.
 *
 * @returns lets it go off again
 */
export async function stayAwake(): Promise<() => Promise<void>> {
  try {
    const sentinel = await navigator.wakeLock.request('screen');
    return () => sentinel.release().catch(() => {});
  } catch {
    return async () => {};
  }
}
