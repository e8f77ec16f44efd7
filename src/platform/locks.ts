/**
 * Locks between a page and its workers, and between tabs. Where the browser refuses them (site data blocked, a
 * sandboxed frame) or has none (plain http), work goes on without.
 */

/** Async, because asking throws at once where there are no locks. */
async function request<Result>(
  name: string,
  options: LockOptions,
  held: (lock: Lock | null) => Result | Promise<Result>,
): Promise<Result> {
  return navigator.locks.request(name, options, held) as Promise<Result>;
}

/** Holds a lock for as long as this worker lives. Resolves once it is held, or refused. */
export function holdForLife(name: string): Promise<void> {
  return new Promise((resolve) => {
    request(name, {}, () => {
      resolve();
      return new Promise(() => {});
    }).catch(() => resolve());
  });
}

/** Calls back once a lock that a worker holds for life is free: the worker is gone. Never, where it holds none. */
export async function whenGone(name: string, gone: () => void): Promise<void> {
  try {
    const free = await request(name, { ifAvailable: true }, (lock) => lock !== null);
    if (free) return;
    await request(name, {}, () => {});
  } catch {
    return;
  }
  gone();
}

/** Does work that only one tab at a time should do. @returns false where another tab is doing it */
export async function alone(name: string, work: () => Promise<void>): Promise<boolean> {
  let answered = false;
  try {
    return await request(name, { ifAvailable: true }, async (lock) => {
      answered = true;
      if (lock) await work();
      return lock !== null;
    });
  } catch (error) {
    if (answered) throw error;
    await work();
    return true;
  }
}

/**
 * Does work that tabs do one after the other. Without locks they may do it at once.
 *
 * @param onWait called where another tab is doing it, and has to be waited for
 * @throws what the work throws, or the signal's reason where it is aborted before the work begins
 */
export async function inTurn<Result>(
  name: string,
  work: () => Promise<Result>,
  { signal, onWait }: { readonly signal?: AbortSignal | undefined; readonly onWait?: () => void } = {},
): Promise<Result> {
  let answered = false;
  const held = () => {
    answered = true;
    signal?.throwIfAborted();
    return work();
  };
  try {
    const free = await request(name, { ifAvailable: true }, async (lock) => lock && { done: await held() });
    if (free) return free.done;
    onWait?.();
    return await request(name, signal ? { signal } : {}, held);
  } catch (error) {
    if (answered || signal?.aborted) throw error;
    return held();
  }
}
