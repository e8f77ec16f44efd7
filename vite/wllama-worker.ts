import type { Plugin } from 'vite';

const LIBRARY = /@wllama\/wllama\/esm\/index\.js$/;

const ITS_WORKER = 'new Blob([workerCode], {';

/** As `trustOwnScripts` does for our workers: its worker starts one for each thread, from scripts that it has made. */
const TRUST =
  "globalThis.trustedTypes?.createPolicy('default', { createScriptURL: (address) => address.startsWith('blob:') ? address : null });\n";

/** @throws where the package's code is another: then it must be looked at again */
export function trustingItsThreads(code: string): string {
  const parts = code.split(ITS_WORKER);
  if (parts.length !== 2) throw new Error('wllama’s worker has changed: see vite/wllama-worker.ts');
  return parts.join(`new Blob([${JSON.stringify(TRUST)}, workerCode], {`);
}

/**
 * Lets wllama's worker start its threads under the page's policy. Without that, a model on the processor would wait for
 * ever where the site is isolated (COEP) and the processor has four cores or more.
 */
export function wllamaWorker(): Plugin {
  return {
    name: 'wllama-worker',
    transform: {
      filter: { id: LIBRARY },
      handler: (code) => ({ code: trustingItsThreads(code), map: null }),
    },
  };
}
