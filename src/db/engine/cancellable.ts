import { abortError } from '../errors';

/**
 * Stops waiting when the signal is aborted; the work itself goes on, for whoever needs it next.
 *
 * @throws a DOMException named AbortError, or what the promise rejects with
 */
export function cancellable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  promise.catch(() => {});
  return new Promise<T>((resolve, reject) => {
    const abort = () => reject(abortError(signal));
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
