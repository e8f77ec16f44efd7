/** While a run goes on, the tables grow no more often than this and take no more than this share of the time. */
const GROW_EVERY_MS = 3000;
const GROWING_SHARE = 0.02;

/** @returns what to call after each answer: the tables grow if it is time, and never while they do */
export function growth(grow: () => Promise<void>): () => void {
  /** As `performance.now()` counts. */
  let next = 0;
  return () => {
    const started = performance.now();
    if (started < next) return;
    next = Number.POSITIVE_INFINITY;
    const done = () => {
      const now = performance.now();
      next = now + Math.max(GROW_EVERY_MS, (now - started) / GROWING_SHARE);
    };
    grow().then(done, done);
  };
}
