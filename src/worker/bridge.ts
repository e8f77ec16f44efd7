import { abortError, decodeError } from './errors';
import type { Answer, Calls, Request } from './messages';
import type { BridgeOptions, CallOptions } from './options';

interface Waiting {
  resolve(result: never): void;
  reject(error: Error): void;
  readonly onProgress: CallOptions['onProgress'];
}

/** The page's side of a worker that `serve`s calls: starts with the first call and ends when none is pending. */
export class WorkerBridge<Served extends Calls> {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private calls = 0;
  private idle: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly start: () => Worker,
    private readonly options: BridgeOptions = {},
  ) {}

  /**
   * @throws what the call throws in the worker; an Error if the worker fails; a DOMException named AbortError, at once,
   *   when the signal is aborted. A worker cannot be interrupted: it is ended, unless other calls wait for it.
   */
  async call<Name extends keyof Served & string>(
    name: Name,
    input: Parameters<Served[Name]>[0],
    { signal, transfer = [], onProgress }: CallOptions = {},
  ): Promise<Awaited<ReturnType<Served[Name]>>> {
    if (signal?.aborted) throw abortError(signal.reason);
    const id = ++this.calls;
    const answer = new Promise<Awaited<ReturnType<Served[Name]>>>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject, onProgress });
    });
    const abort = () => {
      this.take(id)?.reject(abortError(signal?.reason));
      if (this.waiting.size === 0) this.stop();
    };
    signal?.addEventListener('abort', abort);
    try {
      this.running().postMessage({ id, name, input } satisfies Request, transfer);
      return await answer;
    } finally {
      signal?.removeEventListener('abort', abort);
      this.take(id);
      clearTimeout(this.idle);
      if (this.waiting.size === 0) this.idle = setTimeout(() => this.stop(), this.options.idleMs ?? 0);
    }
  }

  /** Ends the worker; pending calls are rejected as aborted. A later call starts it again. */
  dispose(): void {
    this.end(abortError('The worker was ended'));
  }

  private running(): Worker {
    clearTimeout(this.idle);
    if (this.worker) return this.worker;
    const worker = this.start();
    this.worker = worker;
    worker.onmessage = ({ data }: MessageEvent<Answer>) => this.receive(data);
    const { who = 'the worker', failed = (why) => why } = this.options;
    const fail = (why: string) => {
      if (this.worker === worker) this.end(new Error(failed(why)));
    };
    worker.onerror = (event) => fail(event.message || `${who} did not start`);
    worker.onmessageerror = () => fail(`${who}’s answer was lost`);
    return worker;
  }

  private receive(answer: Answer): void {
    if (answer.kind === 'progress') this.waiting.get(answer.id)?.onProgress?.(answer.done, answer.of);
    else if (answer.kind === 'done') this.take(answer.id)?.resolve(answer.result as never);
    else this.take(answer.id)?.reject(decodeError(answer.error, this.options.errors));
  }

  private take(id: number): Waiting | undefined {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    return waiting;
  }

  private end(error: Error): void {
    const rejected = [...this.waiting.values()];
    this.waiting.clear();
    this.stop();
    for (const { reject } of rejected) reject(error);
  }

  private stop(): void {
    clearTimeout(this.idle);
    this.worker?.terminate();
    this.worker = null;
  }
}
