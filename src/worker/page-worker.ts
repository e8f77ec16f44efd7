import { hearWorkers, REPORTING } from './fetched-by-workers';
import { trusted } from './trusted-scripts';

/** Addresses of the scripts that start workers, by the worker's own; there are as many as the site has workers. */
const starters = new Map<string, string>();

function starterOf(address: string): string {
  const known = starters.get(address);
  if (known) return known;
  if (starters.size === 0) hearWorkers();
  const script = new Blob([`import ${JSON.stringify(address)};${REPORTING}`], { type: 'text/javascript' });
  // The fragment tells readers of developer tools which one it is.
  const made = `${URL.createObjectURL(script)}#${address.split('/').pop()}`;
  starters.set(address, made);
  return made;
}

export type Worker = globalThis.Worker;

/**
 * The browser's `Worker` for modules, under the page's content security and referrer policy. A worker that is started
 * from its own address has the policy of that answer's headers, and static hosts send none; from a blob it inherits
 * the page's. Named as it is, since Vite finds workers by `new Worker(new URL(…))`.
 */
export const Worker: typeof globalThis.Worker = new Proxy(class {} as unknown as typeof globalThis.Worker, {
  construct: (_target, [address, options]: [string | URL, WorkerOptions]) =>
    new globalThis.Worker(trusted(starterOf(String(address))), options),
});
