import type { Io } from '../io';

const TRIES = 5;
const PATIENCE_MS = 15_000;

type Pause = (ms: number) => Promise<void>;

/** One attempt: what arrives is added to the chunks, whether or not it is all. */
async function attempt(io: Io, url: string, chunks: Uint8Array[], most: number): Promise<void> {
  const controller = new AbortController();
  const stalled = () => controller.abort(new Error(`no answer for ${PATIENCE_MS / 1000} s`));
  let timer = setTimeout(stalled, PATIENCE_MS);
  const from = chunks.reduce((sum, { length }) => sum + length, 0);
  try {
    const headers = from > 0 ? { Range: `bytes=${from}-` } : {};
    const response = await io.fetch(url, { signal: controller.signal, headers });
    // All of it was there already.
    if (response.status === 416 && from > 0) return;
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    const range = response.headers.get('content-range');
    let received = from;
    if (response.status !== 206 || (range !== null && !range.startsWith(`bytes ${from}-`))) {
      chunks.length = 0;
      received = 0;
    }
    for await (const chunk of response.body ?? []) {
      clearTimeout(timer);
      timer = setTimeout(stalled, PATIENCE_MS);
      chunks.push(chunk);
      received += chunk.length;
      if (received > most) {
        chunks.length = 0;
        throw new Error('it is longer than any of these files');
      }
    }
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Downloads a file, and continues where a broken download ended, in this run or an earlier one.
 *
 * @param part where what has arrived is kept until all of it is there
 * @param most bytes that are taken
 * @throws Error saying why it cannot be had
 */
export async function downloadRest(
  io: Io,
  url: string,
  part: string,
  most: number,
  pause: Pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
): Promise<Uint8Array> {
  const chunks = io.exists(part) ? [await io.read(part)] : [];
  for (let tries = 1; ; tries++) {
    try {
      await attempt(io, url, chunks, most);
      await io.write(part, '');
      return Buffer.concat(chunks);
    } catch (cause) {
      await io.write(part, Buffer.concat(chunks));
      const why =
        cause instanceof Error
          ? cause.cause instanceof Error
            ? cause.cause.message
            : cause.message
          : String(cause);
      io.log(`  try ${tries} of ${TRIES}: ${why}`);
      if (tries === TRIES)
        throw new Error(`${url} could not be downloaded: ${why}. Run it again to continue.`, { cause });
      await pause(500 * 2 ** tries);
    }
  }
}
