const PATIENCE_MS = 30_000;

export interface WantedFile {
  readonly url: string;
  /** What it is, as a sentence begins with it. */
  readonly what: string;
  /** Most bytes that are taken. */
  readonly most: number;
  /** What arrived of it before, in order; what arrives is added, so that a broken download can be resumed. */
  readonly parts?: Uint8Array<ArrayBuffer>[];
}

const sizeOf = (parts: readonly Uint8Array[]): number => parts.reduce((sum, { length }) => sum + length, 0);

/** Whether an answer continues where the parts end. */
function continues({ status, headers }: Response, from: number): boolean {
  // Pages of another origin may not be shown the range.
  const range = headers.get('content-range');
  return status === 206 && (range === null || range.startsWith(`bytes ${from}-`));
}

function reason(cause: unknown, stalled: boolean, received: number, canResume: boolean): string {
  if (stalled) return `nothing arrived for ${PATIENCE_MS / 1000} seconds`;
  if (!(cause instanceof TypeError)) return (cause as Error).message;
  if (received === 0) return 'the network or GitHub cannot be reached';
  const kept = canResume ? '; the next attempt continues from there' : '';
  return `the connection broke after ${(received / 1e6).toFixed(1)} MB${kept}`;
}

/**
 * Downloads a file from the authors' repository, or the rest of it.
 *
 * @param onProgress bytes that are there, with those that arrived before
 * @throws Error saying why, or the signal's AbortError; what arrived is in the parts
 */
export async function fetchFile(
  { url, what, most, parts }: WantedFile,
  signal: AbortSignal,
  onProgress: (received: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks = parts ?? [];
  const stalled = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let received = sizeOf(chunks);
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => stalled.abort(), PATIENCE_MS);
  };
  try {
    wait();
    const response = await fetch(url, {
      signal: AbortSignal.any([signal, stalled.signal]),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      ...(received > 0 ? { headers: { Range: `bytes=${received}-` } } : {}),
    });
    // All of it was there already.
    const whole = response.status === 416 && received > 0;
    if (!response.ok && !whole) throw new Error(`GitHub answered ${response.status}`);
    if (!whole && !continues(response, received)) {
      chunks.length = 0;
      received = 0;
    }
    for (const reader = whole ? undefined : response.body?.getReader(); reader; ) {
      const { done, value } = await reader.read();
      if (done) break;
      wait();
      chunks.push(value);
      received += value.length;
      if (received > most) {
        void reader.cancel().catch(() => {});
        chunks.length = 0;
        throw new Error('GitHub sent something longer');
      }
      onProgress(received);
    }
    return new Uint8Array(await new Blob(chunks).arrayBuffer());
  } catch (cause) {
    signal.throwIfAborted();
    const why = reason(cause, stalled.signal.aborted, received, parts !== undefined);
    throw new Error(`${what} could not be downloaded: ${why}.`, { cause });
  } finally {
    clearTimeout(timer);
  }
}
