/** The page's side of an engine in a worker: calls that always settle, even when the worker dies. */

import { whenGone } from '../../platform/locks';
import { decodeError } from '../../worker/errors';
import type { Completion, CompletionRequest, LoadedModel, LoadOptions, LoadProgress } from '../engine';
import { aborted, InferenceError } from '../errors';
import type { FromWorker, ToWorker } from './messages';

interface Waiting {
  readonly resolve: (result: LoadedModel | Completion) => void;
  readonly reject: (error: Error) => void;
  /** Called when the worker has answered, even after the caller gave up. */
  readonly answered: () => void;
  readonly onProgress?: (progress: LoadProgress) => void;
}

const START_TIMEOUT_MS = 30_000;
/** If the worker does not answer an abort within this time, it is ended. */
const ABORT_GRACE_MS = 3000;

let workers = 0;

/** Distributes over the union of messages, as calls need. */
type Outgoing<Setup> =
  ToWorker<Setup> extends infer Message
    ? Message extends { readonly call: number }
      ? Omit<Message, 'call'>
      : never
    : never;

/** @throws InferenceError where the page may not start workers */
function started(start: () => Worker): Worker {
  try {
    return start();
  } catch (cause) {
    throw new InferenceError(
      'other',
      'The engine could not be started: the browser lets this page start no worker, as in a frame of another site. Open the page in its own tab.',
      { cause },
    );
  }
}

export class WorkerClient<Setup> {
  private readonly waiting = new Map<number, Waiting>();
  private readonly started: Promise<void>;
  private death: Error | null = null;
  private calls = 0;
  private readonly worker: Worker;

  /** @param start makes the worker, under the name given */
  constructor(start: (name: string) => Worker) {
    const name = `engine-${Date.now()}-${workers++}`;
    this.worker = started(() => start(name));
    this.started = new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(this.die('The engine’s worker did not start. Reload the page and try again.')),
        START_TIMEOUT_MS,
      );
      this.worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
        if (data.type === 'alive') {
          clearTimeout(timer);
          void whenGone(name, () => this.die('The browser ended the engine’s worker.'));
          resolve();
        } else this.receive(data);
      });
      this.worker.addEventListener('error', (event) => {
        event.preventDefault();
        clearTimeout(timer);
        reject(this.die(`The engine’s worker failed: ${event.message || 'it could not be loaded'}.`));
      });
    });
    this.started.catch(() => {});
  }

  get alive(): boolean {
    return this.death === null;
  }

  load(setup: Setup, { signal, onProgress }: LoadOptions): Promise<LoadedModel> {
    return this.call({ type: 'load', setup }, signal, onProgress) as Promise<LoadedModel>;
  }

  complete(request: CompletionRequest, signal: AbortSignal): Promise<Completion> {
    return this.call({ type: 'complete', request }, signal) as Promise<Completion>;
  }

  /** Ends the worker; pending calls are rejected. */
  end(): void {
    this.die('The engine was unloaded.');
  }

  private async call(
    message: Outgoing<Setup>,
    signal: AbortSignal,
    onProgress?: (progress: LoadProgress) => void,
  ): Promise<LoadedModel | Completion> {
    if (signal.aborted) throw aborted(signal);
    await this.started;
    if (this.death) throw this.death;
    const call = ++this.calls;
    return new Promise((resolve, reject) => {
      let grace: ReturnType<typeof setTimeout> | undefined;
      const abort = () => {
        this.post({ type: 'abort', call });
        grace = setTimeout(() => this.die('The engine did not stop when asked.'), ABORT_GRACE_MS);
        this.waiting.get(call)?.reject(aborted(signal));
      };
      const settle = () => signal.removeEventListener('abort', abort);
      this.waiting.set(call, {
        resolve: (result) => {
          settle();
          resolve(result);
        },
        reject: (error) => {
          settle();
          reject(error);
        },
        answered: () => clearTimeout(grace),
        ...(onProgress ? { onProgress } : {}),
      });
      signal.addEventListener('abort', abort);
      this.post({ ...message, call } as ToWorker<Setup>);
      if (signal.aborted) abort();
    });
  }

  private post(message: ToWorker<Setup>): void {
    if (!this.death) this.worker.postMessage(message);
  }

  private receive(message: Exclude<FromWorker, { type: 'alive' }>): void {
    if (message.type === 'died') {
      this.die('The engine stopped.', decodeError(message.error, { InferenceError }));
      return;
    }
    const waiting = this.waiting.get(message.call);
    if (!waiting) return;
    if (message.type === 'progress') {
      waiting.onProgress?.(message.progress);
      return;
    }
    this.waiting.delete(message.call);
    waiting.answered();
    if (message.type === 'failed') waiting.reject(decodeError(message.error, { InferenceError }));
    else waiting.resolve(message.type === 'loaded' ? message.model : message.completion);
  }

  private die(reason: string, cause?: Error): Error {
    if (this.death) return this.death;
    const death =
      cause instanceof InferenceError ? cause : new InferenceError('engine died', reason, { cause });
    this.death = death;
    this.worker.terminate();
    for (const { reject, answered } of this.waiting.values()) {
      answered();
      reject(death);
    }
    this.waiting.clear();
    return death;
  }
}
