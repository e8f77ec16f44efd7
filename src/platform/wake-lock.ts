/** `absent`: the browser cannot keep the screen on; `refused`: it does not now, as where the battery is low. */
export type Awake = 'off' | 'on' | 'refused' | 'absent';

/**
 * Keeps the screen on, so that a phone or laptop does not fall asleep. Browsers end that when the page is hidden; it
 * begins again when the page is seen.
 *
 * @param tell called with what the browser makes of it, now and later
 * @returns lets the screen go off again
 */
export function stayAwake(tell: (state: Awake) => void): () => void {
  const page = globalThis.document as Document | undefined;
  let over = false;
  let sentinel: WakeLockSentinel | null = null;
  const letGo = () => void sentinel?.release().catch(() => {});
  const ask = async () => {
    if (page?.visibilityState === 'hidden') return;
    try {
      sentinel = await navigator.wakeLock.request('screen');
      if (over) letGo();
      else tell('on');
    } catch {
      if (!over) tell('wakeLock' in navigator ? 'refused' : 'absent');
    }
  };
  const seen = () => void ask();
  page?.addEventListener('visibilitychange', seen);
  seen();
  return () => {
    over = true;
    page?.removeEventListener('visibilitychange', seen);
    letGo();
    tell('off');
  };
}
