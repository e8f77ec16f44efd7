/** Reading streams that somebody else fills. */

/** More came, or would come, than is allowed. */
export class TooLargeError extends RangeError {
  override name = 'TooLargeError';
}

/** The chunks of a stream as one array. */
function joined(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
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
