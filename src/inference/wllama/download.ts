import type { LoadOptions } from '../engine';
import { aborted, InferenceError } from '../errors';
import { assertRoom, fetchOr, keepError } from '../http-errors';
import type { KeptPieces, PiecesMeta } from './kept-pieces';
import { assertMemory, MOST_BYTES } from './room';

const PIECE_BYTES = 16 * 1024 * 1024;
const MAGIC = [0x47, 0x47, 0x55, 0x46];

function validatorOf({ headers }: Response): string {
  return headers.get('etag') ?? headers.get('last-modified') ?? '';
}

/** Bytes of the whole file, from either kind of answer. Unknown where the body is compressed in transit. */
function totalOf(response: Response): number | null {
  const range = /\/(\d+)$/.exec(response.headers.get('content-range') ?? '');
  if (range) return Number(range[1]);
  const length = response.headers.get('content-length');
  return length === null || response.headers.has('content-encoding') ? null : Number(length);
}

function assertGguf(first: Uint8Array): void {
  if (!MAGIC.every((byte, index) => first[index] === byte))
    throw new InferenceError(
      'bad model file',
      'The file at this address is not a GGUF file. The address must lead to the file itself (on Hugging Face it has /resolve/ in it), not to a page about it.',
    );
}

/** How many bytes have arrived so far. */
function bytesOf({ pieces }: PiecesMeta): number {
  return pieces.reduce((sum, bytes) => sum + bytes, 0);
}

class Download {
  private parts: Uint8Array<ArrayBuffer>[] = [];
  private size = 0;
  loaded = 0;

  constructor(
    private readonly url: string,
    private readonly kept: KeptPieces,
    private readonly blobs: Blob[],
    private meta: PiecesMeta,
    private readonly most: number,
  ) {
    this.loaded = bytesOf(meta);
  }

  async add(chunk: Uint8Array<ArrayBuffer>): Promise<void> {
    if (this.loaded === 0) assertGguf(chunk);
    this.parts.push(chunk);
    this.size += chunk.byteLength;
    this.loaded += chunk.byteLength;
    if (this.loaded > this.most) {
      await this.kept.remove(this.url);
      assertMemory(this.loaded, this.most);
    }
    if (this.size >= PIECE_BYTES) await this.keep();
  }

  async keep(): Promise<void> {
    if (this.size === 0) return;
    const piece = new Blob(this.parts);
    this.meta = { ...this.meta, pieces: [...this.meta.pieces, piece.size] };
    try {
      await this.kept.put(this.url, this.blobs.length, piece, this.meta);
    } catch (error) {
      throw keepError(error);
    }
    this.blobs.push(piece);
    this.parts = [];
    this.size = 0;
  }

  async finish(): Promise<Blob> {
    const { total } = this.meta;
    await this.keep();
    if (total !== null && this.loaded !== total)
      throw new InferenceError(
        'download broken',
        `The download ended at ${this.loaded} of ${total} bytes. The part received is kept: load again to continue from there.`,
      );
    await this.kept.finish(this.url, this.meta);
    return new Blob(this.blobs);
  }
}

/**
 * A model file from the browser's cache or the network; what an earlier download kept is not fetched again.
 *
 * @param most bytes; of a longer file nothing is kept
 * @throws InferenceError, or an AbortError: what arrived by then is kept
 */
export async function downloadModel(
  url: string,
  kept: KeptPieces,
  { signal, onProgress }: LoadOptions,
  most = MOST_BYTES,
): Promise<Blob> {
  const known = await kept.meta(url);
  const before = known ? await kept.pieces(url, known.pieces.length) : null;
  if (known?.complete && before) return new Blob(before);
  // All of it arrived, but the page closed before that was recorded.
  if (known && before && known.total === bytesOf(known)) {
    await kept.finish(url, known);
    return new Blob(before);
  }
  const offset = before && known ? bytesOf(known) : 0;
  const headers = offset > 0 ? { Range: `bytes=${offset}-` } : undefined;
  const response = await fetchOr('The model', url, { signal, ...(headers ? { headers } : {}) });
  const resumed = response.status === 206 && known !== null && validatorOf(response) === known.validator;
  if (response.status === 206 && !resumed) {
    await response.body?.cancel();
    await kept.remove(url);
    return downloadModel(url, kept, { signal, onProgress }, most);
  }
  const total = totalOf(response);
  if (total !== null && total > most) {
    await response.body?.cancel();
    assertMemory(total, most);
  }
  if (total !== null) await assertRoom(total - (resumed ? offset : 0));
  if (!resumed) await kept.remove(url);
  const fresh: PiecesMeta = { total, validator: validatorOf(response), pieces: [], complete: false };
  const download = new Download(url, kept, resumed ? (before ?? []) : [], resumed ? known : fresh, most);
  const reader = response.body?.getReader();
  if (!reader) throw new InferenceError('download broken', 'The server sent an empty file.');
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      await download.add(value);
      onProgress({
        phase: 'downloading',
        loadedBytes: download.loaded,
        totalBytes: total,
        text: 'Downloading the model',
      });
    }
  } catch (cause) {
    await reader.cancel().catch(() => {});
    if (cause instanceof InferenceError) throw cause;
    // What arrived since the last piece is worth keeping too.
    await download.keep();
    if (signal.aborted) throw aborted(signal);
    throw new InferenceError(
      'network',
      `The connection broke after ${Math.round(download.loaded / 1e6)} MB. The part received is kept: load again to continue from there.`,
      { cause },
    );
  }
  return download.finish();
}
