/** A channel of this page alone. */
const NAME = `fetched-${Date.now()}-${Math.random()}`;

const addresses = new Set<string>();
const listeners = new Set<() => void>();

/**
 * Code that makes a worker report what it fetches: a page does not see it among its own. Where channels are refused,
 * nothing is reported.
 */
export const REPORTING = `
try {
  const channel = new BroadcastChannel(${JSON.stringify(NAME)});
  new PerformanceObserver((list) => channel.postMessage(list.getEntries().map(({ name }) => name))).observe({
    type: 'resource',
    buffered: true,
  });
} catch {}`;

/** Begins to hear what workers report; once is enough. */
export function hearWorkers(): void {
  try {
    new BroadcastChannel(NAME).onmessage = ({ data }: MessageEvent<string[]>) => {
      for (const address of data) addresses.add(address);
      for (const listener of listeners) listener();
    };
  } catch {
    // The browser refuses channels.
  }
}

/** Addresses that workers of this page have fetched, the first ones first. */
export const fetchedByWorkers = (): readonly string[] => [...addresses];

/** Calls back after each report; returns how to stop that. */
export function onWorkerFetch(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
