/** Unpacking bytes that somebody else packed: no more is made of them than is allowed. */
import { readBounded } from './bounded';

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
