/** Unpacking bytes that somebody else packed: no more is made of them than is allowed. */

/** More would come out than is allowed. */
export class TooLargeError extends RangeError {
  override name = 'TooLargeError';
}

/** Deflate makes at most about 1,000 bytes of one: no step makes more than 8 MB. */
const STEP_BYTES = 8192;

function inSteps(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0;
  return new ReadableStream(
    {
      pull(controller) {
        if (at >= bytes.length) controller.close();
        else controller.enqueue(bytes.subarray(at, at + STEP_BYTES));
        at += STEP_BYTES;
      },
    },
    { highWaterMark: 0 },
  );
}

/** The chunks of a stream as one array. */
export function joined(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/**
 * Reads a stream to its end, or up to the limit; it is cancelled there.
 *
 * @param limit bytes
 * @throws TooLargeError beyond the limit, or what the stream fails with
 */
export async function readBounded(
  stream: ReadableStream<Uint8Array>,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return joined(chunks, size);
    size += value.length;
    if (size > limit) {
      await reader.cancel().catch(() => {});
      throw new TooLargeError(`more than ${limit} bytes`);
    }
    chunks.push(value);
  }
}

/**
 * Inflates up to a limit, and stops there.
 *
 * @param limit bytes
 * @throws TooLargeError beyond the limit, another Error for bytes that are damaged or cut off
 */
export function inflateBounded(
  bytes: Uint8Array<ArrayBuffer>,
  format: CompressionFormat,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  return readBounded(inSteps(bytes).pipeThrough(new DecompressionStream(format)), limit);
}
