import { SourceError } from '../../readers/source-error';
import type { WorkerMessage } from './worker-messages';

export interface WorkerRun {
  readonly signal: AbortSignal;
  readonly onProgress?: (done: number, of: number) => void;
  readonly transfer?: Transferable[];
}

/**
 * Starts a worker, gives it one request and ends it with its answer, or when the signal is aborted.
 *
 * @throws SourceError for a file that cannot be read, an Error for a worker that fails, or an AbortError
 */
export function runWorker<Result>(
  start: () => Worker,
  request: unknown,
  { signal, onProgress, transfer = [] }: WorkerRun,
): Promise<Result> {
  return new Promise<Result>((resolve, reject) => {
    signal.throwIfAborted();
    const worker = start();
    const end = () => {
      signal.removeEventListener('abort', abort);
      worker.terminate();
    };
    const abort = () => {
      end();
      reject(signal.reason);
    };
    signal.addEventListener('abort', abort);
    worker.onmessage = ({ data }: MessageEvent<WorkerMessage<Result>>) => {
      if (data.kind === 'progress') return onProgress?.(data.done, data.of);
      end();
      if (data.kind === 'done') return resolve(data.result);
      const { source } = data;
      reject(source ? new SourceError(source.file, source.row, source.problem) : new Error(data.message));
    };
    worker.onerror = (event) => {
      end();
      reject(new Error(`The file could not be read: ${event.message || 'the reader did not start'}.`));
    };
    worker.onmessageerror = () => {
      end();
      reject(new Error('The file could not be read: the reader’s answer was lost.'));
    };
    worker.postMessage(request, transfer);
  });
}
