import { encodeError } from './errors';
import type { Answer, Calls, Request } from './messages';

/** The part of a worker's global scope that is used here. */
export interface WorkerScope {
  postMessage(message: unknown, options: { transfer: Transferable[] }): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<Request>) => void): void;
}

/** Answers every call of a `WorkerBridge`, with its result or with whatever was thrown. */
export function serve(calls: Calls, scope: WorkerScope = self): void {
  const post = (answer: Answer, transfer: Transferable[] = []) => scope.postMessage(answer, { transfer });
  scope.addEventListener('message', async ({ data: { id, name, input } }) => {
    const transfer: Transferable[] = [];
    try {
      const call = Object.hasOwn(calls, name) ? calls[name] : undefined;
      if (!call) throw new Error(`This worker knows no call ${name}.`);
      const result = await call(input as never, {
        progress: (done, of) => post({ id, kind: 'progress', done, of }),
        handOver: (...parts) => transfer.push(...parts),
      });
      post({ id, kind: 'done', result }, transfer);
    } catch (error) {
      post({ id, kind: 'failed', error: encodeError(error) });
    }
  });
}
