import type { Engine } from '../engine';
import { InferenceError } from '../errors';
import { WorkerClient } from './worker-client';

interface Options<Setup> {
  readonly startWorker: (name: string) => Worker;
  /** Gives what `load` sends to the worker; called at each load. */
  readonly setup: (
    signal: AbortSignal,
    onProgress: Parameters<Engine['load']>[0]['onProgress'],
  ) => Promise<Setup>;
}

/** An engine in its own worker, started by `load` and ended by `unload`. */
export function createWorkerEngine<Setup>({ startWorker, setup }: Options<Setup>): Engine {
  let client: WorkerClient<Setup> | null = null;
  const end = () => {
    client?.end();
    client = null;
  };
  return {
    parallel: 1,
    async load(options) {
      end();
      const message = await setup(options.signal, options.onProgress);
      const own = new WorkerClient<Setup>(startWorker);
      client = own;
      try {
        return await own.load(message, options);
      } catch (error) {
        if (client === own) end();
        throw error;
      }
    },
    async complete(request, signal) {
      if (!client) throw new InferenceError('not loaded', 'The model is not loaded. Load it to continue.');
      return client.complete(request, signal);
    },
    unload: async () => end(),
  };
}
