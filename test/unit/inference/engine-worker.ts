import { vi } from 'vitest';
import { WorkerClient } from '../../../src/inference/worker/worker-client';

type Listener = (event: MessageEvent) => void;

/**
 * The page's side of an engine's worker, whose own code runs on this thread.
 *
 * @param start imports the worker's module anew
 */
export async function engineWorker<Setup>(start: () => Promise<unknown>): Promise<WorkerClient<Setup>> {
  const inside: Listener[] = [];
  const page = new EventTarget();
  const copied = (message: unknown) => new MessageEvent('message', { data: structuredClone(message) });
  vi.stubGlobal('self', {
    name: '',
    addEventListener: (_: 'message', listener: Listener) => inside.push(listener),
    postMessage: (message: unknown) => void page.dispatchEvent(copied(message)),
  });
  const worker = Object.assign(page, {
    postMessage: (message: unknown) => {
      for (const hear of inside) hear(copied(message));
    },
    terminate: () => {},
  });
  const client = new WorkerClient<Setup>(() => worker as unknown as Worker);
  vi.resetModules();
  await start();
  return client;
}
