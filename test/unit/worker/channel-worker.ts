import type { Calls } from '../../../src/worker/messages';
import { serve } from '../../../src/worker/serve';

/** A worker that lives on this thread: messages are cloned and transferred as they are between threads. */
export class ChannelWorker {
  onmessage: ((event: MessageEvent) => void) | null = null;
  onmessageerror: ((event: MessageEvent) => void) | null = null;
  onerror: ((event: { message: string }) => void) | null = null;
  ended = false;
  private readonly page: MessagePort;
  private readonly inside: MessagePort;

  constructor(calls: Calls) {
    const { port1, port2 } = new MessageChannel();
    this.page = port1;
    this.inside = port2;
    serve(calls, port2);
    port2.start();
    port1.onmessage = (event) => this.onmessage?.(event);
  }

  /** Typed as the browser's own class, of which the bridge uses only these methods. */
  asWorker(): Worker {
    return this as unknown as Worker;
  }

  postMessage(message: unknown, transfer: Transferable[]): void {
    this.page.postMessage(message, transfer);
  }

  terminate(): void {
    this.ended = true;
    this.page.close();
    this.inside.close();
  }
}
