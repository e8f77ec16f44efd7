import { formatBytes } from '../domain/text/format-bytes';
import { freeBytes } from '../platform/kept-files';
import { readBounded, TooLargeError } from '../readers/bounded';
import { aborted, InferenceError } from './errors';

function host(url: string): string {
  return new URL(url).host;
}

/**
 * Fetches, with errors that say what to do.
 *
 * @param what names the requested file or thing
 * @throws InferenceError of the kinds `not found`, `network` or `server failed`, or an AbortError
 */
export async function fetchOr(
  what: string,
  url: string,
  init: RequestInit & { signal: AbortSignal },
): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch (cause) {
    if (init.signal.aborted) throw aborted(init.signal);
    throw new InferenceError(
      'network',
      `${what} could not be fetched from ${host(url)}: there is no connection, or the server does not allow this page to read from it. Check both and try again.`,
      { cause },
    );
  }
  if (response.ok) return response;
  if (response.status >= 500 || response.status === 429)
    throw new InferenceError(
      'server failed',
      `${what}: ${host(url)} answered ${response.status}. Try again later.`,
    );
  throw new InferenceError(
    'not found',
    `${what} is not at ${url} (the server answered ${response.status}). Check the address; some models require an account.`,
  );
}

/**
 * The body of an answer, as far as it may go.
 *
 * @param what begins the sentence, as for `fetchOr`
 * @param most bytes
 * @throws InferenceError of the kind `bad model file` where it goes on, or what the stream fails with
 */
export async function bodyOf(
  what: string,
  response: Response,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  if (!response.body) return new Uint8Array();
  try {
    return await readBounded(response.body, most);
  } catch (cause) {
    if (!(cause instanceof TooLargeError)) throw cause;
    throw new InferenceError(
      'bad model file',
      `${what} is longer than ${formatBytes(most)}, so it is something else; the rest was not read. Check the address.`,
      { cause },
    );
  }
}

/** @throws InferenceError of the kind `storage full` where the browser reports that this many bytes do not fit */
export async function assertRoom(bytes: number): Promise<void> {
  const free = await freeBytes();
  if (free === null || free >= bytes) return;
  throw new InferenceError('storage full', storageFull(bytes, free));
}

function storageFull(bytes: number, free: number): string {
  return `The model needs ${formatBytes(bytes)} of this browser’s storage, and ${formatBytes(Math.max(0, free))} are free. Delete another model below, or free disk space.`;
}

/** A failure to keep bytes, as the error that the reader sees. */
export function keepError(cause: unknown): Error {
  if (cause instanceof DOMException && cause.name === 'QuotaExceededError')
    return new InferenceError(
      'storage full',
      'This browser’s storage is full: the model could not be kept. Delete another model below, or free disk space. What has been downloaded is kept.',
      { cause },
    );
  return cause as Error;
}
