import { VIA_ZIP } from '../../domain/via/provenance';

const PATIENCE_MS = 30_000;

/**
 * Downloads the zip of the release from the authors' repository at the pinned commit.
 *
 * @param onProgress bytes received, and how many are expected
 * @throws Error saying why, or the signal's AbortError
 */
export async function fetchRelease(
  signal: AbortSignal,
  onProgress: (received: number, of: number) => void,
): Promise<ArrayBuffer> {
  const stalled = new AbortController();
  let timer = 0;
  let received = 0;
  const wait = () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => stalled.abort(), PATIENCE_MS);
  };
  try {
    wait();
    const response = await fetch(VIA_ZIP.url, {
      signal: AbortSignal.any([signal, stalled.signal]),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    });
    if (!response.ok) throw new Error(`GitHub answered ${response.status}`);
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    for (const reader = response.body?.getReader(); reader; ) {
      const { done, value } = await reader.read();
      if (done) break;
      wait();
      chunks.push(value);
      received += value.length;
      if (received > VIA_ZIP.bytes) {
        void reader.cancel().catch(() => {});
        throw new Error('GitHub sends something longer than the release');
      }
      onProgress(received, Math.max(received, VIA_ZIP.bytes));
    }
    return await new Blob(chunks).arrayBuffer();
  } catch (cause) {
    signal.throwIfAborted();
    const why = stalled.signal.aborted
      ? `nothing arrived for ${PATIENCE_MS / 1000} seconds`
      : cause instanceof TypeError
        ? received > 0
          ? `the connection broke at ${Math.floor((100 * received) / VIA_ZIP.bytes)} %`
          : 'the network or GitHub cannot be reached'
        : (cause as Error).message;
    throw new Error(`The release could not be downloaded: ${why}.`, { cause });
  } finally {
    clearTimeout(timer);
  }
}
