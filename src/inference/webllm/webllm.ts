/** Models on the reader's GPU, through WebGPU. The library is fetched with the worker, not before. */
import { Worker } from '../../worker/page-worker';
import type { Engine } from '../engine';
import { assertReachable } from '../policy';
import { createWorkerEngine } from '../worker/worker-engine';
import type { WebllmSetup } from './setup';

export function createWebllmEngine(setup: WebllmSetup): Engine {
  const { href } = new URL(setup.url, document.baseURI);
  const library = setup.library ? new URL(setup.library, document.baseURI).href : '';
  return createWorkerEngine<WebllmSetup>({
    startWorker: (name) =>
      new Worker(new URL('./webllm.worker.ts', import.meta.url), { type: 'module', name }),
    async setup() {
      for (const address of [href, library])
        if (address)
          assertReachable(address, 'Serve the model’s files from this site’s origin or from localhost.');
      return { id: setup.id, url: href, library };
    },
  });
}
