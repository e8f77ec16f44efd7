/** The worker's side: runs an engine and answers the page. Every call is answered, whatever is thrown. */

import { holdForLife } from '../../platform/locks';
import { encodeError } from '../../worker/errors';
import type { Completion, CompletionRequest, LoadedModel, LoadOptions } from '../engine';
import type { FromWorker, ToWorker } from './messages';

export interface WorkerEngine<Setup> {
  load(setup: Setup, options: LoadOptions): Promise<LoadedModel>;
  complete(request: CompletionRequest, signal: AbortSignal): Promise<Completion>;
}

/** The part of a worker's global scope that is used here. */
export interface WorkerPort {
  readonly name?: string;
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

/** @param port the worker's global scope; its name is the name of the lock to hold */
export function serveEngine<Setup>(
  port: WorkerPort,
  engine: WorkerEngine<Setup>,
): { died(error: unknown): void } {
  const running = new Map<number, AbortController>();
  const send = (message: FromWorker) => port.postMessage(message);

  const answer = async (message: Exclude<ToWorker<Setup>, { type: 'abort' }>, signal: AbortSignal) => {
    const { call } = message;
    try {
      if (message.type === 'load') {
        const onProgress: LoadOptions['onProgress'] = (progress) =>
          send({ type: 'progress', call, progress });
        send({ type: 'loaded', call, model: await engine.load(message.setup, { signal, onProgress }) });
      } else send({ type: 'completed', call, completion: await engine.complete(message.request, signal) });
    } catch (error) {
      send({ type: 'failed', call, error: encodeError(error) });
    } finally {
      running.delete(call);
    }
  };

  port.addEventListener('message', ({ data }: MessageEvent<ToWorker<Setup>>) => {
    if (data.type === 'abort') running.get(data.call)?.abort();
    else {
      const controller = new AbortController();
      running.set(data.call, controller);
      void answer(data, controller.signal);
    }
  });

  void (port.name ? holdForLife(port.name) : Promise.resolve()).then(() => send({ type: 'alive' }));

  return { died: (error) => send({ type: 'died', error: encodeError(error) }) };
}
